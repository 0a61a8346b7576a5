package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.sns.Endpoints;
import app.bellhop.cloud.sns.FilterPolicies;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.SubscriptionAttributes;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Answer;
import app.bellhop.viewmodel.form.Answers;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The form for subscribing an endpoint to a topic. */
final class NewSubscriptionForm {

    private final Topic topic;
    private final FilterPolicies policies;
    private final List<String> protocols;
    private final Field<String> protocol;
    private final Field<String> endpoint = Field.text("endpoint", Texts.get("newSubscription.endpoint"), "");
    private final Field<String> filterPolicy =
            Field.longText("filterPolicy", Texts.get("newSubscription.filterPolicy"), "");
    private final Field<Boolean> raw = Field.check("raw", Texts.get("newSubscription.raw"), false);

    NewSubscriptionForm(Topic topic, FilterPolicies policies) {
        this.topic = topic;
        this.policies = policies;
        protocols = topic.fifo()
                ? SnsRules.PROTOCOLS.stream().filter(SnsRules::fifoTakes).toList()
                : SnsRules.PROTOCOLS;
        protocol = Field.choice("protocol", Texts.get("newSubscription.protocol"), protocols.get(0), protocols);
    }

    Form form() {
        return Form.of(
                        Texts.get("newSubscription.title"),
                        Texts.get("newSubscription.text", topic.name()),
                        Texts.get("newSubscription.ok"))
                .details(topic.fifo() ? List.of(Texts.get("newSubscription.fifo")) : List.of())
                .fields(protocol, endpoint, filterPolicy, raw)
                .fill(
                        endpoint,
                        typed -> meant(typed)
                                .map(fitting -> List.<Answer<?>>of(Answer.read(protocol, fitting)))
                                .orElse(List.of()))
                .check(endpoint, typed -> EndpointTexts.problem(typed.get(protocol), plainEndpoint(typed)))
                .check(filterPolicy, typed -> policyProblem(typed.get(filterPolicy)))
                .check(
                        raw,
                        typed -> typed.get(raw) && !SnsRules.rawAllowed(typed.get(protocol))
                                ? Texts.get("newSubscription.badRaw", typed.get(protocol))
                                : "");
    }

    /** The protocol of an endpoint that the chosen one does not take. */
    private Optional<String> meant(Answers typed) {
        if (SnsRules.endpoint(typed.get(protocol), plainEndpoint(typed))) {
            return Optional.empty();
        }
        String text = typed.get(endpoint);
        return protocols.stream()
                .filter(other -> SnsRules.endpoint(other, Endpoints.plain(other, text))
                        || other.equals("sms") && text.startsWith("+"))
                .findFirst();
    }

    private String plainEndpoint(Answers typed) {
        return Endpoints.plain(typed.get(protocol), typed.get(endpoint));
    }

    private String policyProblem(String policy) {
        return policy.isBlank()
                ? ""
                : policies.check(policy, false).map(ErrorTexts::sentence).orElse("");
    }

    NewSubscription subscription(Answers typed) {
        Map<String, String> attributes = new TreeMap<>();
        if (!typed.get(filterPolicy).isBlank()) {
            attributes.put(SubscriptionAttributes.FILTER_POLICY, typed.get(filterPolicy));
        }
        if (typed.get(raw)) {
            attributes.put(SubscriptionAttributes.RAW, "true");
        }
        return new NewSubscription(typed.get(protocol), plainEndpoint(typed), attributes);
    }
}
