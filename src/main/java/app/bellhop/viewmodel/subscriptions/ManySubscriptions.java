package app.bellhop.viewmodel.subscriptions;

import app.bellhop.cloud.sns.Endpoints;
import app.bellhop.cloud.sns.NewSubscription;
import app.bellhop.cloud.sns.Sns;
import app.bellhop.cloud.sns.SnsRules;
import app.bellhop.cloud.sns.Subscription;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.table.FirstRows;
import app.bellhop.table.dialect.Dialect;
import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import app.bellhop.viewmodel.plan.PlanViewModel;
import app.bellhop.work.plan.Plan;
import app.bellhop.work.plan.PlanItem;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Subscribes many endpoints at once: validates and shows each first, then reports each result. FX thread. */
final class ManySubscriptions {

    private static final int PER_SECOND = 30;
    private static final Pattern SEPARATOR = Pattern.compile("[,;\t]");

    private final Sns sns;
    private final UiContext context;

    ManySubscriptions(Sns sns, UiContext context) {
        this.sns = sns;
        this.context = context;
    }

    void ask(Topic topic, Consumer<List<Topic>> done) {
        List<String> protocols = topic.fifo() ? List.of("sqs") : SnsRules.PROTOCOLS;
        Field<String> protocol =
                Field.choice("protocol", Texts.get("newSubscription.protocol"), protocols.get(0), protocols);
        Field<String> endpoints = Field.longText("endpoints", Texts.get("subscribeMany.endpoints"), "");
        Form form = Form.of(
                        Texts.get("subscribeMany.title"),
                        Texts.get("subscribeMany.text", topic.name()),
                        Texts.get("subscribeMany.ok"))
                .fields(protocol, endpoints)
                .check(endpoints, typed -> typed.get(endpoints).isBlank() ? Texts.get("subscribeMany.nothing") : "");
        context.ask(form, typed -> plan(topic, typed.get(protocol), typed.get(endpoints), done));
    }

    /** Lists existing subscriptions first, so that no one gets a second confirmation request. */
    private void plan(Topic topic, String protocol, String endpoints, Consumer<List<Topic>> done) {
        context.then(sns.subscriptions().all(topic), there -> {
            List<PlanItem> items = items(topic, protocol, endpoints, there);
            Plan plan = new Plan(
                    Texts.get("subscribeMany.title"),
                    Texts.get("subscribeMany.plan", topic.name()),
                    items,
                    Texts.get("newSubscription.ok"),
                    false,
                    PER_SECOND);
            context.dialogs().show(new PlanViewModel(plan, context, () -> done.accept(List.of(topic))));
        });
    }

    private List<PlanItem> items(Topic topic, String protocol, String endpoints, List<Subscription> there) {
        SubscribeSteps steps = new SubscribeSteps(topic, there, sns);
        return endpoints
                .lines()
                .filter(line -> !line.isBlank())
                .flatMap(line -> wanted(line.strip(), protocol))
                .map(steps::step)
                .toList();
    }

    private static Stream<NewSubscription> wanted(String line, String usual) {
        List<String> cells = cells(line);
        boolean named =
                cells.size() > 1 && SnsRules.PROTOCOLS.contains(cells.get(0).toLowerCase(Locale.ROOT));
        String protocol = named ? cells.get(0).toLowerCase(Locale.ROOT) : usual;
        return fitting(protocol, named ? cells.subList(1, cells.size()) : cells).stream()
                .map(cell -> new NewSubscription(protocol, Endpoints.plain(protocol, cell)));
    }

    /** One line is too little to detect how it is written: it has cells at commas, semicolons or tabs outside of quotes. */
    private static List<String> cells(String line) {
        Matcher separator = SEPARATOR.matcher(line.replaceAll("\"[^\"]*\"", ""));
        ReadOptions options =
                ReadOptions.ROWS_ONLY.withCells(separator.find() ? separator.group() : ",", '"', Dialect.NONE);
        return FirstRows.of(line, options, "", 1).stream()
                .findFirst()
                .map(cells -> cells.stream().map(String::strip).toList())
                .orElse(List.of(line));
    }

    /** The cells that are endpoints, or seem to be meant as such; others are names. If there are none, the first cell. */
    private static List<String> fitting(String protocol, List<String> cells) {
        List<String> fitting = cells.stream()
                .filter(cell -> protocol.startsWith("email") && cell.contains("@")
                        || EndpointTexts.problem(protocol, Endpoints.plain(protocol, cell))
                                .isEmpty())
                .toList();
        return fitting.isEmpty() ? cells.subList(0, 1) : fitting;
    }
}
