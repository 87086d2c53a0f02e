package dev.zhenzan.server.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.zhenzan.core.event.EventType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One event in each of its forms, and each thing that can be wrong with it. */
final class EventParserTest {
  private static final long NOW = 1_772_366_400_000L; // 2026-03-01T12:00:00Z
  private static final String TIME = "\"time\":\"2026-03-01T08:00:00+08:00\"";

  private static JsonEvents.Body read(String json) throws MalformedException {
    return JsonEvents.read(
        json.replace('\'', '"').getBytes(StandardCharsets.UTF_8), new EventParser(NOW), 10);
  }

  private static Report one(String json) throws MalformedException {
    ReadBatch batch = read(json).batch();
    assertEquals(List.of(), batch.refused());
    return batch.reports().get(0);
  }

  private static Fault fault(String json) throws MalformedException {
    ReadBatch batch = read(json).batch();
    assertEquals(List.of(), batch.reports());
    return batch.refused().get(0).fault();
  }

  @Test
  void theShortFormHasAllItsFields() throws MalformedException {
    Report report =
        one(
            "{'id':'e1','type':'like','time':1772323200000,'actor':' u1 ','target':'p/1','owner':7,"
                + "'community':'群','device':'d','ip':'10.0.0.1','dwell_ms':1800,"
                + "'completion':0.5,'text_length':'12'}");
    assertEquals(
        new Report(
            "e1",
            EventType.LIKE,
            1_772_323_200_000L,
            "u1",
            "p/1",
            "7",
            "群",
            "d",
            "10.0.0.1",
            1800,
            5000,
            12),
        report);
  }

  @Test
  void aCloudEventIsTheSameWithinAnEnvelopeInAnyOrder() throws MalformedException {
    String data = "'data':{'actor':'u1','target':'p1','dwell_ms':5,'id':'inner'}";
    for (String json :
        List.of(
            "{'specversion':'1.0','type':'dev.zhenzan.like','source':'/app','id':'9',"
                + TIME
                + ","
                + data
                + "}",
            "{"
                + data
                + ","
                + TIME
                + ",'id':'9','source':'/app','type':'like','specversion':'1.0'}")) {
      assertEquals(
          new Report(
              "/app#9",
              EventType.LIKE,
              1_772_323_200_000L,
              "u1",
              "p1",
              null,
              null,
              null,
              null,
              5,
              -1,
              -1),
          one(json));
    }
  }

  @Test
  void theSubjectOfACloudEventStandsForItsTarget() throws MalformedException {
    Report report =
        one(
            "{'specversion':'1.0','type':'dev.zhenzan.view','source':'/a','id':'9','subject':'p7',"
                + "'data':{'actor':'u1'},"
                + TIME
                + "}");
    assertEquals("p7", report.target());
    assertEquals(EventType.VIEW, report.type());
  }

  @Test
  void whatHasNoTargetOfItsOwnIsGivenOneAsAFileGivesIt() throws MalformedException {
    assertEquals("u1", one("{'type':'login','actor':'u1'," + TIME + "}").target());
    assertEquals("u1", one("{'type':'签到','actor':'u1'," + TIME + "}").target());
    assertEquals("g1", one("{'type':'join','actor':'u1','community':'g1'," + TIME + "}").target());
    Report follow = one("{'type':'follow','actor':'u1','target':'u2'," + TIME + "}");
    assertEquals("u2", follow.owner());
    Report exchange = one("{'type':'交换名片','actor':'u1','target':'c2','owner':'u2'," + TIME + "}");
    assertEquals("u2", exchange.owner());
    assertNull(one("{'actor':'u1','target':'p'," + TIME + "}").owner());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'target':'p',T}|/actor",
        "{'actor':'u','target':'  ',T}|/target",
        "{'actor':'u','type':'join',T}|/target",
        "{'actor':'u','target':'p'}|/time",
        "{'actor':'u','target':'p','time':'2026-03-01 08:00'}|/time",
        "{'actor':'u','target':'p','time':true}|/time",
        "{'actor':'u','target':'p','time':-1}|/time",
        "{'actor':'u','target':'p','time':'2026-03-01T12:05:01Z'}|/time",
        "{'actor':'u','target':'p','time':'2101-03-01T12:05:01Z'}|/time",
        "{'actor':'u','target':'p','type':'hug',T}|/type",
        "{'actor':['u'],'target':'p',T}|/actor",
        "{'actor':{'a':1},'target':'p',T}|/actor",
        "{'actor':1.5,'target':'p',T}|/actor",
        "{'actor':'u\\ud800','target':'p',T}|/actor",
        "{'actor':'u\\u0000','target':'p',T}|/actor",
        "{'actor':'u','target':'p','completion':1.01,T}|/completion",
        "{'actor':'u','target':'p','dwell_ms':-1,T}|/dwell_ms",
        "{'actor':'u','target':'p','dwell_ms':3e9,T}|/dwell_ms",
        "{'actor':'u','target':'p','text_length':'many',T}|/text_length",
        "{'specversion':'0.3','id':'1','source':'s','data':{'actor':'u','target':'p'},T}|/specversion",
        "{'specversion':'1.0','id':'1','data':{'actor':'u','target':'p'},T}|/source",
        "{'specversion':'1.0','source':'s','data':{'actor':'u','target':'p'},T}|/id",
        "{'specversion':'1.0','id':'1','source':'s','data':{'target':'p'},T}|/data/actor",
        "{'specversion':'1.0','id':'1','source':'s','data':{'actor':[],'target':'p'},T}|/data/actor",
        "{'specversion':'1.0','id':'1','source':'s','data_base64':'eA==',T}|/data_base64",
        "{'actor':'u','target':'p','data':{'x':1},T}|/specversion",
        "17|''",
      })
  void aFaultPointsAtItsField(String json, String pointer) throws MalformedException {
    String text = "[" + json.replace("T}", TIME + "}") + "]";
    assertEquals(pointer.equals("''") ? "" : pointer, fault(text).pointer(), text);
  }

  @Test
  void namesAreOfAtMostAKibibyte() throws MalformedException {
    String fits = "赞".repeat(341) + "x";
    assertEquals(fits, one("{'actor':'" + fits + "','target':'p'," + TIME + "}").actor());
    assertEquals(
        "/actor", fault("[{'actor':'" + fits + "y','target':'p'," + TIME + "}]").pointer());
  }

  @Test
  void aBadEventIsReadToItsEndAndThoseAfterItAreNotTouched() throws MalformedException {
    EventParser events = new EventParser(NOW);
    String json =
        "[{'actor':{'deep':[{'x':[1,2]}]},'more':{'a':{'b':[]}},'target':'p',T},"
            + "{'actor':'u','target':'p',T,'unknown':[1,{'x':2}],'other':1}]";
    JsonEvents.Body body =
        JsonEvents.read(
            json.replace("T,", TIME + ",")
                .replace("T}", TIME + "}")
                .replace('\'', '"')
                .getBytes(StandardCharsets.UTF_8),
            events,
            10);
    assertEquals(1, body.batch().refused().size());
    assertEquals(1, body.batch().reports().size());
    assertEquals(1, body.batch().index(0));
    assertEquals(3, events.unknownFields());
    assertTrue(!body.single());
  }
}
