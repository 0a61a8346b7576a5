package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.Futures;
import app.bellhop.cloud.s3.bucket.BucketConfiguration;
import app.bellhop.cloud.s3.bucket.BucketSection;
import app.bellhop.cloud.s3.bucket.LifecycleRules;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.base.DocumentEditorViewModel.Document;
import app.bellhop.viewmodel.base.ErrorTexts;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.base.UiContext;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** Adds a lifecycle rule that aborts unfinished uploads; the changed configuration is reviewed before it is saved. FX thread. */
final class AbortRule {

    private static final int DAYS = 7;
    private static final int MAX_DAYS = 3650;

    private final BucketConfiguration configuration;
    private final UiContext context;
    private final String bucket;
    private final Consumer<String> report;

    /** @param report receives a sentence: the rule was saved, or why it could not be added */
    AbortRule(BucketConfiguration configuration, UiContext context, String bucket, Consumer<String> report) {
        this.configuration = configuration;
        this.context = context;
        this.bucket = bucket;
        this.report = report;
    }

    void add() {
        context.ended(document(), (before, e) -> {
            if (e == null) {
                ask(before);
            } else {
                report.accept(ErrorTexts.sentence(e));
            }
        });
    }

    private CompletableFuture<String> document() {
        return Futures.map(configuration.get(bucket, BucketSection.LIFECYCLE), found -> found.orElse(""));
    }

    private void ask(String before) {
        OptionalInt now = LifecycleRules.abortsAfter(before);
        Field<Integer> days = Field.number(
                "days", Texts.get("unfinished.rule.days"), DAYS, 1, MAX_DAYS, Texts.get("unfinished.rule.badDays"));
        Form form = Form.of(
                        Texts.get("unfinished.rule.title"),
                        Texts.get("unfinished.rule.text", bucket),
                        Texts.get("editor.review"))
                .details(now.isPresent() ? List.of(Texts.get("unfinished.rule.there", now.getAsInt())) : List.of())
                .fields(days);
        context.ask(form, typed -> review(before, typed.get(days)));
    }

    private void review(String before, int days) {
        DocumentEditorViewModel editor = new DocumentEditorViewModel(
                new Document(
                        Texts.of(BucketSection.LIFECYCLE),
                        bucket,
                        before,
                        this::document,
                        text -> configuration.check(BucketSection.LIFECYCLE, text),
                        text -> configuration.put(bucket, BucketSection.LIFECYCLE, text),
                        List.of(),
                        List.of()),
                LifecycleRules.withAbortAfter(before, days),
                context.ui());
        editor.review();
        editor.saved()
                .addListener((o, was, now) ->
                        report.accept(Texts.get("section.saved", Texts.of(BucketSection.LIFECYCLE), bucket)));
        context.dialogs().edit(editor);
    }
}
