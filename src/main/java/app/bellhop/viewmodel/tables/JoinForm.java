package app.bellhop.viewmodel.tables;

import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class JoinForm {

    final Field<ColumnModel> leftKey;
    final Field<ColumnModel> rightKey;
    final Field<Boolean> keepAll;
    private final String other;

    /** @param other the title of the other table */
    JoinForm(List<ColumnModel> left, List<ColumnModel> right, String other) {
        this.other = other;
        ColumnModel ours = left.stream()
                .filter(column -> column.index() >= 0 && named(right, column) != null)
                .findFirst()
                .orElse(left.get(left.size() - 1));
        ColumnModel same = named(right, ours);
        leftKey = key("leftKey", Texts.get("join.leftKey"), ours, left);
        rightKey =
                key("rightKey", Texts.get("join.rightKey"), same == null ? right.get(right.size() - 1) : same, right);
        keepAll = Field.choice(
                "kind",
                Texts.get("join.kind"),
                true,
                List.of(true, false),
                all -> Texts.get(all ? "join.left" : "join.inner"));
    }

    private static @Nullable ColumnModel named(List<ColumnModel> columns, ColumnModel like) {
        return columns.stream()
                .filter(column -> column.index() >= 0
                        && column.name().get().equals(like.name().get()))
                .findFirst()
                .orElse(null);
    }

    private static Field<ColumnModel> key(String name, String label, ColumnModel initial, List<ColumnModel> columns) {
        return Field.choice(
                name,
                label,
                initial,
                List.copyOf(columns),
                column -> column.name().get());
    }

    Form form() {
        return Form.of(Texts.get("join.title"), Texts.get("join.text", other), Texts.get("join.ok"))
                .fields(leftKey, rightKey, keepAll);
    }
}
