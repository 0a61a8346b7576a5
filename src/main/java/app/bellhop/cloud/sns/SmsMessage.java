package app.bellhop.cloud.sns;

/**
 * A message to one phone.
 *
 * @param type Promotional, Transactional, or empty for the account's own default
 * @param senderId 1 to 11 letters and digits that some countries show as the sender; or empty
 */
public record SmsMessage(String text, String type, String senderId) {}
