package dev.zhenzan.audit.read;

import java.util.List;
import java.util.Locale;

/** What an event is made of, and the names that people give to it, likeliest first. */
enum Field {
  ID(false, "id", "event_id", "eventid", "like_id", "log_id", "uuid", "编号", "事件编号", "点赞编号", "记录编号"),
  TYPE(
      false,
      "type",
      "event_type",
      "event",
      "action",
      "kind",
      "verb",
      "类型",
      "事件类型",
      "动作",
      "行为",
      "操作"),
  TIME(
      true,
      "time",
      "timestamp",
      "created_at",
      "ts",
      "event_time",
      "date",
      "datetime",
      "starred_at",
      "liked_at",
      "occurred_at",
      "timestamp_share",
      "createdat",
      "时间",
      "点赞时间",
      "发生时间",
      "创建时间",
      "时间戳",
      "日期"),
  ACTOR(
      true,
      "actor",
      "user",
      "user_id",
      "userid",
      "uid",
      "account",
      "account_id",
      "liker",
      "liker_id",
      "from",
      "from_user",
      "login",
      "username",
      "user_name",
      "screen_name",
      "stargazer",
      "member",
      "member_id",
      "actor_id",
      "用户",
      "用户id",
      "用户名",
      "用户编号",
      "点赞用户",
      "点赞用户id",
      "点赞者",
      "点赞人",
      "账号",
      "账户",
      "帐号"),
  TARGET(
      true,
      "target",
      "target_id",
      "item",
      "item_id",
      "itemid",
      "post",
      "post_id",
      "repo",
      "repository",
      "repo_name",
      "video",
      "video_id",
      "content",
      "content_id",
      "object",
      "object_id",
      "note_id",
      "tweet_id",
      "作品",
      "作品id",
      "作品编号",
      "内容",
      "内容id",
      "视频",
      "视频id",
      "帖子",
      "帖子id",
      "笔记",
      "笔记id",
      "文章",
      "动态",
      "被赞作品",
      "目标"),
  OWNER(
      false,
      "owner",
      "owner_id",
      "author",
      "author_id",
      "creator",
      "creator_id",
      "作者",
      "作者id",
      "博主",
      "创作者",
      "发布者",
      "被赞用户"),
  COMMUNITY(
      false,
      "community",
      "community_id",
      "group",
      "group_id",
      "forum",
      "room",
      "社区",
      "社区id",
      "群",
      "群组",
      "圈子",
      "小组"),
  DEVICE(
      false,
      "device",
      "device_id",
      "deviceid",
      "did",
      "fingerprint",
      "设备",
      "设备id",
      "设备号",
      "设备编号",
      "设备指纹"),
  ADDRESS(false, "ip", "ip_address", "address", "client_ip", "remote_addr", "ip地址", "网络地址"),
  DWELL(false, "dwell_ms", "dwell", "duration_ms", "watch_ms", "停留毫秒"),
  COMPLETION(false, "completion", "completion_rate", "completed", "完播率"),
  TEXT_LENGTH(false, "text_length", "textlength", "comment_length", "评论长度", "评论字数");

  private final boolean required;
  private final List<String> names;

  Field(boolean required, String... names) {
    this.required = required;
    this.names = List.of(names);
  }

  /** The name by which requests, messages and SQL results call the field. */
  String label() {
    return names.get(0);
  }

  boolean isRequired() {
    return required;
  }

  /** Names that columns of this field go by, in lower case. */
  List<String> names() {
    return names;
  }

  /** The field that a request means, by its label or constant. */
  static Field named(String name) throws ReadException {
    String wanted = name.strip().toLowerCase(Locale.ROOT);
    for (Field field : values()) {
      if (field.label().equals(wanted) || field.name().toLowerCase(Locale.ROOT).equals(wanted)) {
        return field;
      }
    }
    throw ReadException.input(
        "there is no field \"" + name + "\" to map; the fields are " + labels());
  }

  private static String labels() {
    StringBuilder all = new StringBuilder();
    for (Field field : values()) {
      all.append(all.isEmpty() ? "" : ", ").append(field.label());
    }
    return all.toString();
  }
}
