package app.bellhop.viewmodel.transfers;

import app.bellhop.transfer.job.IfExists;
import app.bellhop.transfer.plan.Conflict;
import app.bellhop.transfer.plan.Conflict.Side;
import app.bellhop.transfer.plan.ConflictAnswer;
import app.bellhop.viewmodel.base.Formats;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Choices;
import app.bellhop.viewmodel.form.Choices.Choice;
import app.bellhop.viewmodel.form.Choices.Chosen;
import app.bellhop.viewmodel.form.Choices.Compared;
import java.util.List;

/** Asks what to do about a target that exists, with size and date of both sides. */
final class ConflictQuestion {

    private ConflictQuestion() {}

    static Choices<IfExists> of(Conflict conflict) {
        String key = conflict.job().target().key();
        String name = conflict.writesObject()
                ? key.substring(key.lastIndexOf('/') + 1)
                : String.valueOf(conflict.job().file().getFileName());
        String place = conflict.writesObject()
                ? conflict.job().target().parent().uri()
                : String.valueOf(conflict.job().file().getParent());
        return new Choices<>(
                "conflictDialog",
                Texts.get("conflict.title", name),
                Texts.get("conflict.text", name, place),
                List.of(
                        compared(
                                Texts.get(conflict.job().upload() ? "conflict.file" : "conflict.object"),
                                conflict.source()),
                        compared(Texts.get("conflict.existing"), conflict.existing())),
                List.of(
                        new Choice<>("conflictKeepBoth", Texts.of(IfExists.KEEP_BOTH), IfExists.KEEP_BOTH, false),
                        new Choice<>("conflictReplace", Texts.of(IfExists.REPLACE), IfExists.REPLACE, true),
                        new Choice<>("conflictSkip", Texts.of(IfExists.SKIP), IfExists.SKIP, false),
                        new Choice<>(
                                "conflictReplaceIfNewer",
                                Texts.of(IfExists.REPLACE_IF_NEWER),
                                IfExists.REPLACE_IF_NEWER,
                                false),
                        new Choice<>(
                                "conflictSkipIfIdentical",
                                Texts.of(IfExists.SKIP_IF_IDENTICAL),
                                IfExists.SKIP_IF_IDENTICAL,
                                false)),
                new Choices.CheckBox("conflictForAll", Texts.get("conflict.forAll")));
    }

    private static Compared compared(String label, Side side) {
        String size = side.size() < 0 ? Texts.get("conflict.noSize") : Formats.bytes(side.size());
        String modified = side.modified() == null
                ? Texts.get("conflict.noDate")
                : Texts.get("conflict.modified", Formats.time(side.modified()));
        return new Compared(label, side.place(), List.of(size, modified));
    }

    static ConflictAnswer answer(Chosen<IfExists> chosen) {
        return new ConflictAnswer(chosen.value(), chosen.remembered());
    }
}
