package dev.zhenzan.sim.stage;

/**
 * What a person reads, likes and publishes of their own accord.
 *
 * @param topic what interests them most
 * @param secondTopic what else does
 * @param community where they are at home
 * @param viewsPerDay how much they look at on an average day
 * @param likeShare how readily they like what they look at, 0…1
 * @param postsPerDay how much they publish
 * @param fame how far their posts are carried; 1 for most people
 */
public record Taste(
    int topic,
    int secondTopic,
    int community,
    double viewsPerDay,
    double likeShare,
    double postsPerDay,
    double fame) {

  /** The same with another appetite. */
  public Taste reading(double views) {
    return new Taste(topic, secondTopic, community, views, likeShare, postsPerDay, fame);
  }

  /** The same with another readiness to like. */
  public Taste liking(double share) {
    return new Taste(topic, secondTopic, community, viewsPerDay, share, postsPerDay, fame);
  }

  /** The same with another output. */
  public Taste publishing(double posts) {
    return new Taste(topic, secondTopic, community, viewsPerDay, likeShare, posts, fame);
  }

  /** The same with other interests. */
  public Taste lovingBoth(int first, int second) {
    return new Taste(first, second, community, viewsPerDay, likeShare, postsPerDay, fame);
  }

  /** The same in another community. */
  public Taste livingIn(int home) {
    return new Taste(topic, secondTopic, home, viewsPerDay, likeShare, postsPerDay, fame);
  }

  /** The same with another reach. */
  public Taste carried(double newFame) {
    return new Taste(topic, secondTopic, community, viewsPerDay, likeShare, postsPerDay, newFame);
  }

  /** How many likes a day that comes to, roughly. */
  public double likesPerDay() {
    return viewsPerDay * likeShare;
  }
}
