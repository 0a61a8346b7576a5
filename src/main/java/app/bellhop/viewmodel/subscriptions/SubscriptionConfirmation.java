package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Confirms a subscription with the link sent to its endpoint, or the token in it. FX thread. */
public final class SubscriptionConfirmation {

    private static final Pattern PARAMETER = Pattern.compile("[?&](TopicArn|Token)=([^&#\\s]+)");
    private static final Pattern TOKEN = Pattern.compile("[0-9A-Za-z]{16,}");

    private final Sns sns;
    private final UiContext context;
    private final Consumer<String> switchRegion;

    public SubscriptionConfirmation(Sns sns, UiContext context, Consumer<String> switchRegion) {
        this.sns = sns;
        this.context = context;
        this.switchRegion = switchRegion;
    }

    /** @param topic the topic a token is for; null accepts links only */
    void ask(Topic topic, Consumer<List<Topic>> done) {
        Field<String> link = Field.longText(Field.ONLY, Texts.get("confirmByToken.field"), "");
        Form form = Form.of(
                        Texts.get("confirmByToken.title"),
                        topic == null
                                ? Texts.get("confirmByToken.textLink")
                                : Texts.get("confirmByToken.text", topic.name()),
                        Texts.get("confirmByToken.ok"))
                .fields(link)
                .check(link, typed -> parse(typed.get(link), topic).isPresent() ? "" : Texts.get("confirmByToken.bad"));
        context.dialogs()
                .ask(form)
                .thenAccept(answer -> answer.flatMap(typed -> parse(typed.get(link), topic))
                        .ifPresent(request -> confirm(request, done)));
    }

    private record Request(Topic topic, String token) {}

    private static Optional<Request> parse(String typed, Topic topic) {
        String text = typed.strip();
        if (TOKEN.matcher(text).matches()) {
            return topic == null ? Optional.empty() : Optional.of(new Request(topic, text));
        }
        String arn = "";
        String token = "";
        Matcher parameters = PARAMETER.matcher(text);
        while (parameters.find()) {
            String value;
            try {
                value = URLDecoder.decode(parameters.group(2), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return Optional.empty();
            }
            if (parameters.group(1).equals("Token")) {
                token = value;
            } else {
                arn = value;
            }
        }
        return Topic.isArn(arn) && TOKEN.matcher(token).matches()
                ? Optional.of(new Request(new Topic(arn), token))
                : Optional.empty();
    }

    private void confirm(Request request, Consumer<List<Topic>> done) {
        String region = request.topic().region();
        if (!region.isEmpty() && !region.equals(sns.region())) {
            context.errors()
                    .show(
                            Texts.get("topics.otherRegion", request.topic().name(), region, sns.region()),
                            Texts.get("topics.switch", region),
                            () -> switchRegion.accept(region));
            return;
        }
        context.then(sns.subscriptions().confirm(request.topic(), request.token()), made -> {
            context.notice().set(Texts.get("confirmByToken.done", made.arn()));
            done.accept(List.of(request.topic()));
        });
    }
}
