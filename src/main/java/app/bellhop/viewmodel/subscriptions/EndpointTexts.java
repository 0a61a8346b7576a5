package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.sns.PhoneNumbers;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.viewmodel.base.Texts;

/** Validates endpoints and explains what is wrong. */
final class EndpointTexts {

    private EndpointTexts() {}

    /** Empty if the endpoint is valid for its protocol. */
    static String problem(String protocol, String endpoint) {
        if (SnsRules.endpoint(protocol, endpoint)) {
            boolean nowhere =
                    protocol.equals("sms") && PhoneNumbers.country(endpoint).isEmpty();
            return nowhere ? Texts.get("sms.noCountry") : "";
        }
        return switch (protocol) {
            case "email", "email-json" -> Texts.get("newSubscription.badEmail");
            case "sms" -> Texts.get("publishSms.badPhone");
            case "http", "https" -> Texts.get("newSubscription.badUrl", protocol);
            default -> Texts.get("newSubscription.badArn", protocol);
        };
    }
}
