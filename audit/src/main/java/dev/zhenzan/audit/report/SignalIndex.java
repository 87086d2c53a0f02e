package dev.zhenzan.audit.report;

import dev.zhenzan.core.engine.Findings;
import dev.zhenzan.core.ring.Ring;
import dev.zhenzan.core.signal.Signal;
import dev.zhenzan.core.signal.Signal.Subject;
import it.unimi.dsi.fastutil.ints.Int2ObjectOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The signals about the accounts that the page explains, and with whom each of them acted most. */
final class SignalIndex {
  private static final int PARTNERS_MAX = 3;

  private final Int2ObjectOpenHashMap<List<Signal>> ofAccount = new Int2ObjectOpenHashMap<>();
  private final Int2ObjectOpenHashMap<List<Signal>> ofPair = new Int2ObjectOpenHashMap<>();
  private final Int2ObjectOpenHashMap<List<Signal>> ofTarget = new Int2ObjectOpenHashMap<>();
  private final Int2ObjectOpenHashMap<IntArrayList> partners = new Int2ObjectOpenHashMap<>();

  SignalIndex(Findings findings, int[] accounts) {
    for (int account : accounts) {
      ofAccount.put(account, new ArrayList<>());
      ofPair.put(account, new ArrayList<>());
      partners.put(account, new IntArrayList());
    }
    for (Signal signal : findings.signals()) {
      if (signal.subject() == Subject.ACCOUNT && ofAccount.containsKey(signal.id())) {
        ofAccount.get(signal.id()).add(signal);
      } else if (signal.subject() == Subject.PAIR) {
        addPair(signal, signal.id());
        addPair(signal, signal.other());
      } else if (signal.subject() == Subject.TARGET) {
        ofTarget.computeIfAbsent(signal.id(), id -> new ArrayList<>()).add(signal);
      }
    }
    for (List<Signal> pairs : ofPair.values()) {
      pairs.sort(Comparator.comparingInt(Signal::millinats).reversed());
    }
    for (int account : accounts) {
      ofPair.get(account).forEach(pair -> addPartner(account, pair.id(), pair.other()));
    }
    for (Ring ring : findings.rings()) {
      for (Ring.Link link : ring.links()) {
        addPartner(link.one(), link.one(), link.other());
        addPartner(link.other(), link.one(), link.other());
      }
    }
  }

  private void addPair(Signal signal, int account) {
    if (ofPair.containsKey(account)) {
      ofPair.get(account).add(signal);
    }
  }

  private void addPartner(int account, int one, int other) {
    IntArrayList list = partners.get(account);
    int partner = account == one ? other : one;
    if (list != null && list.size() < PARTNERS_MAX && !list.contains(partner)) {
      list.add(partner);
    }
  }

  /** The signals about one account alone, in the order of the findings. */
  List<Signal> of(int account) {
    return ofAccount.getOrDefault(account, List.of());
  }

  /** The signals about one target. */
  List<Signal> ofTarget(int target) {
    return ofTarget.getOrDefault(target, List.of());
  }

  /** The signals about the account and another, strongest first. */
  List<Signal> pairs(int account) {
    return ofPair.getOrDefault(account, List.of());
  }

  /** With whom the account acted most, strongest first, a few at most. */
  IntArrayList partners(int account) {
    return partners.getOrDefault(account, new IntArrayList());
  }

  /** Everybody's partners. */
  IntSet partners() {
    IntOpenHashSet all = new IntOpenHashSet();
    partners.values().forEach(all::addAll);
    return all;
  }
}
