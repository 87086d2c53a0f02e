package dev.zhenzan.server.privacy;

import dev.zhenzan.server.log.Block;
import dev.zhenzan.server.log.BlockNames;
import dev.zhenzan.server.log.BlockReader;
import dev.zhenzan.server.log.Database;
import dev.zhenzan.server.log.NameRemoval;
import dev.zhenzan.server.log.StoreException;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where one person is in the log.
 *
 * @param others accounts that have the name within theirs, and are other people's
 * @param devices that nobody else used
 * @param addresses that nobody else used
 * @param blocks how many name the person
 * @param events how many are the person's own, or on what is theirs
 * @param lastNumber the greatest number behind {@code erased-} that any name has already, or 0
 */
record Footprint(
    Set<String> others,
    Set<String> devices,
    Set<String> addresses,
    long blocks,
    long events,
    long lastNumber) {

  /** Looks through the whole log. */
  static Footprint of(Database database, String name) throws StoreException {
    Looking looking = new Looking(name);
    NameRemoval.walk(database, looking::first);
    if (!looking.devices.isEmpty() || !looking.addresses.isEmpty()) {
      NameRemoval.walk(database, looking::second);
    }
    return new Footprint(
        looking.others,
        looking.devices,
        looking.addresses,
        looking.blocks,
        looking.events,
        looking.lastNumber);
  }

  private static final class Looking {
    private static final Pattern NUMBERED = Pattern.compile("erased-(\\d{1,15})");
    private static final byte[] ERASED = "erased-".getBytes(StandardCharsets.US_ASCII);

    private final String name;
    private final byte[] utf8;
    private final NameInText finding;
    final Set<String> others = new HashSet<>();
    final Set<String> devices = new HashSet<>();
    final Set<String> addresses = new HashSet<>();
    long blocks;
    long events;
    long lastNumber;

    Looking(String name) {
      this.name = name;
      this.utf8 = name.getBytes(StandardCharsets.UTF_8);
      this.finding = new NameInText(name);
    }

    void first(Block block) throws StoreException {
      byte[] body = block.body();
      boolean numbered = Erased.indexOf(body, 0, body.length, ERASED) >= 0;
      boolean named = Erased.indexOf(body, 0, body.length, utf8) >= 0;
      if (!numbered && !named) {
        return;
      }
      BlockReader reader = BlockReader.open(block);
      if (numbered) {
        number(reader.accounts());
        number(reader.targets());
        number(reader.communities());
      }
      BitSet own = named ? own(reader.accounts()) : new BitSet();
      blocks += named ? 1 : 0;
      while (!own.isEmpty() && reader.next()) {
        boolean theirs = reader.owner() >= 0 && own.get(reader.owner());
        events += own.get(reader.actor()) || theirs ? 1 : 0;
        if (own.get(reader.actor())) {
          note(reader.devices(), reader.device(), devices);
          note(reader.addresses(), reader.address(), addresses);
        }
      }
    }

    private BitSet own(BlockNames accounts) {
      BitSet own = new BitSet();
      for (int place = 0; place < accounts.size(); place++) {
        String account = accounts.name(place);
        if (account.equals(name)) {
          own.set(place);
        } else if (finding.isIn(account)) {
          others.add(account);
        }
      }
      return own;
    }

    private void number(BlockNames names) {
      for (int place = 0; place < names.size(); place++) {
        Matcher numbered = NUMBERED.matcher(names.name(place));
        while (numbered.find()) {
          lastNumber = Math.max(lastNumber, Long.parseLong(numbered.group(1)));
        }
      }
    }

    private static void note(BlockNames names, int place, Set<String> into) {
      if (place >= 0) {
        into.add(names.name(place));
      }
    }

    /** Whatever somebody else used too is not the person's alone. */
    void second(Block block) throws StoreException {
      BlockReader reader = BlockReader.open(block);
      BitSet ofDevices = places(reader.devices(), devices);
      BitSet ofAddresses = places(reader.addresses(), addresses);
      while ((!ofDevices.isEmpty() || !ofAddresses.isEmpty()) && reader.next()) {
        boolean device = reader.device() >= 0 && ofDevices.get(reader.device());
        boolean address = reader.address() >= 0 && ofAddresses.get(reader.address());
        if ((device || address) && !reader.accounts().name(reader.actor()).equals(name)) {
          drop(device, reader.devices(), reader.device(), devices, ofDevices);
          drop(address, reader.addresses(), reader.address(), addresses, ofAddresses);
        }
      }
    }

    private static BitSet places(BlockNames names, Set<String> wanted) {
      BitSet places = new BitSet();
      for (int place = 0; place < names.size(); place++) {
        places.set(place, !wanted.isEmpty() && wanted.contains(names.name(place)));
      }
      return places;
    }

    private static void drop(
        boolean used, BlockNames names, int place, Set<String> of, BitSet places) {
      if (used) {
        of.remove(names.name(place));
        places.clear(place);
      }
    }
  }
}
