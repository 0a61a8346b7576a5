package app.bellhop.app.tour;

import app.bellhop.viewmodel.activity.CallRow;
import app.bellhop.viewmodel.command.CommandIds;
import java.util.List;
import java.util.regex.Pattern;
import javafx.scene.control.TextArea;

final class ActivitySteps extends TourPart {

    private static final Pattern SIGNATURE = Pattern.compile("X-Amz-Signature=[0-9a-f]");

    ActivitySteps(TourSession session, TourWindow window) {
        super(session, window);
    }

    /** All writes are selected, and their code is shown. */
    String show() throws Exception {
        session.run(CommandIds.SHOW_ACTIVITY);
        window.run(() -> main().activity().writesOnly().set(true));
        window.waitUntil("the policy that was put", () -> operations().contains("PutBucketPolicy"));
        window.run(() -> window.table("activityTable").getSelectionModel().selectAll());
        session.run(CommandIds.SHOW_AS_CODE);
        window.waitUntil("the code", () -> !code().isEmpty());
        String code = window.fx(this::code);
        boolean lines = code.contains("\ns3.put_bucket_policy(\n    Bucket=") && code.contains("\ns3.put_object_acl(");
        boolean secret = SIGNATURE.matcher(code).find();
        return verify("the code that is shown", lines && !secret, code.lines().count() + " lines of Python");
    }

    private List<String> operations() {
        return main().activity().rows().stream().map(CallRow::operation).toList();
    }

    private String code() {
        return window.lookup("codeArea") instanceof TextArea area ? area.getText() : "";
    }
}
