package dev.zhenzan.sim.stage;

/**
 * What an account acts through: devices, a fixed line, a mobile carrier.
 *
 * <p>Devices and addresses follow from the seed and the time alone: within two hours an account
 * stays on one device and one address, whatever it does there. Addresses are IPv4 as 32 bits:
 * {@code 10/8} for homes, {@code 100.64/10} for carriers that share addresses among customers,
 * {@code 198.18/15} for offices and campuses.
 *
 * @param seed who draws
 * @param devices numbers of the devices, the usual one first
 * @param home the address of the fixed line
 * @param leaseDays after how many days the fixed line gets another address; 0 for never
 * @param mobileShare the share of time spent on the carrier, 0…1
 * @param carrierBase the first address of the carrier's range
 * @param carrierPool how many addresses the carrier has there, at least 1
 * @param office the address of school or work, in use there on weekdays from 8 to 17 o'clock; 0 for
 *     none
 */
public record Means(
    long seed,
    int[] devices,
    int home,
    int leaseDays,
    double mobileShare,
    int carrierBase,
    int carrierPool,
    int office) {
  private static final long STAY = 2 * Span.HOUR;
  private static final double USUAL_DEVICE = 0.8;
  private static final double AT_THE_DESK = 0.8;

  /** The device in use at the time. */
  public int device(long time) {
    long slot = Math.floorDiv(time, STAY);
    if (devices.length == 1 || Dice.share(seed ^ 1, slot) < USUAL_DEVICE) {
      return devices[0];
    }
    return devices[1 + (int) (Dice.share(seed ^ 2, slot) * (devices.length - 1))];
  }

  /** The address in use at the time. */
  public int address(long time) {
    long slot = Math.floorDiv(time, STAY);
    if (office != 0 && isOfficeHour(time) && Dice.share(seed ^ 5, slot) < AT_THE_DESK) {
      return office;
    }
    if (Dice.share(seed ^ 3, slot) < mobileShare) {
      return carrierBase + (int) (Dice.share(seed ^ 4, slot) * carrierPool);
    }
    long lease = leaseDays == 0 ? 0 : Math.floorDiv(time, leaseDays * Span.DAY);
    return lease == 0 ? home : homeAddress(Dice.hash(home, lease));
  }

  /** By the clock of UTC+8, where most live. */
  private static boolean isOfficeHour(long time) {
    long local = time + 8 * Span.HOUR;
    long weekday = Math.floorMod(Math.floorDiv(local, Span.DAY) + 3, 7L);
    long hour = Math.floorMod(local, Span.DAY) / Span.HOUR;
    return weekday < 5 && hour >= 8 && hour < 17;
  }

  /** Some address of a fixed line. */
  public static int homeAddress(long key) {
    return 10 << 24 | (int) (Dice.hash(key, 5) >>> 40);
  }

  /** Some address that an office or a campus shows to the world. */
  public static int officeAddress(long key) {
    return 198 << 24 | 18 << 16 | (int) (Dice.hash(key, 6) >>> 47);
  }

  /** Some address of a carrier that hides many customers behind few addresses. */
  public static int carrierAddress(long key) {
    return 100 << 24 | 64 << 16 | (int) (Dice.hash(key, 7) >>> 42);
  }

  /** The same, on other devices. */
  public Means onDevices(int... newDevices) {
    return new Means(
        seed, newDevices, home, leaseDays, mobileShare, carrierBase, carrierPool, office);
  }

  /** The same, behind the fixed line of somebody else in the house. */
  public Means withLineOf(Means other) {
    return new Means(
        seed, devices, other.home, other.leaseDays, mobileShare, carrierBase, carrierPool, office);
  }

  /** The same, behind a fixed line that never changes and is left for the given share of time. */
  public Means behind(int address, double newMobileShare) {
    return new Means(seed, devices, address, 0, newMobileShare, carrierBase, carrierPool, office);
  }

  /** The same, with a carrier of few addresses and hardly any fixed line. */
  public Means carriedBy(int base, int pool, double share) {
    return new Means(seed, devices, home, leaseDays, share, base, pool, office);
  }

  /** The same, by day behind the line of a school or a company. */
  public Means workingAt(int address) {
    return new Means(
        seed, devices, home, leaseDays, mobileShare, carrierBase, carrierPool, address);
  }

  /** Somebody else's hand on one device that moves with its owner: the same lines, other hours. */
  public Means onDeviceOf(long otherSeed, int device) {
    return new Means(
        otherSeed,
        new int[] {device},
        home,
        leaseDays,
        mobileShare,
        carrierBase,
        carrierPool,
        office);
  }
}
