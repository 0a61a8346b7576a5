package app.bellhop.work.contacts;

/**
 * How a cell of a contacts table is written in a topic name, where that isn't obvious.
 *
 * @param value the cell
 * @param name its part of the topic name
 */
public record TopicNamePart(String value, String name, TopicNameReason why) {}
