package app.bellhop.demo.s3;

import app.bellhop.demo.awssdk.S3Errors;
import app.bellhop.demo.awssdk.SqliteBlobStore;
import app.bellhop.demo.s3.documents.DocumentValidator;
import app.bellhop.demo.s3.http.S3Call;
import app.bellhop.demo.s3.http.Xml;
import jakarta.servlet.http.HttpServletResponse;
import org.w3c.dom.Element;

/** RestoreObject. The demo restores immediately, so a restore is never "already in progress". */
final class RestoreHandler {

    private final SqliteBlobStore store;

    RestoreHandler(SqliteBlobStore store) {
        this.store = store;
    }

    /** Answers 202 for a new restore, 200 if only the expiry of an existing one changes. */
    void serve(S3Call call, String document, HttpServletResponse response) {
        Element root = Xml.parse(document)
                .filter(found -> found.getNodeName().equals("RestoreRequest"))
                .orElseThrow(DocumentValidator::malformed);
        int days = days(Xml.text(root, "Days"));
        boolean already =
                store.restore(call.bucket(), call.key(), call.request().getParameter("versionId"), days);
        response.setStatus(already ? 200 : 202);
    }

    private static int days(String text) {
        try {
            int days = Integer.parseInt(text);
            if (days > 0) {
                return days;
            }
        } catch (NumberFormatException e) {
            throw DocumentValidator.malformed();
        }
        throw S3Errors.of(400, "InvalidArgument", "restoration days should be at least 1");
    }
}
