package app.bellhop.viewmodel.buckets;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.Partition;
import app.bellhop.cloud.Reason;
import app.bellhop.cloud.policy.PolicyCheck;
import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.policy.PolicyProblem;
import app.bellhop.cloud.policy.PolicyTemplate;
import app.bellhop.cloud.policy.PrincipalIds;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.base.DocumentEditorViewModel.Template;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Support for the policy editor: statement templates, completions, and S3's size limit. */
final class PolicyEditing {

    /** The largest bucket policy S3 accepts, in bytes. */
    private static final int MAX_BYTES = 20 * 1024;

    private static final List<String> COMPLETIONS = List.of(
            "Version",
            "Statement",
            "Sid",
            "Effect",
            "Allow",
            "Deny",
            "Principal",
            "NotPrincipal",
            "Action",
            "NotAction",
            "Resource",
            "NotResource",
            "Condition",
            "Bool",
            "IpAddress",
            "NotIpAddress",
            "StringEquals",
            "StringLike",
            "StringNotEquals",
            "DateLessThan",
            "aws:SecureTransport",
            "aws:SourceIp",
            "aws:SourceArn",
            "aws:SourceAccount",
            "aws:PrincipalOrgID",
            "aws:Referer",
            "s3:AbortMultipartUpload",
            "s3:DeleteObject",
            "s3:DeleteObjectVersion",
            "s3:GetBucketLocation",
            "s3:GetObject",
            "s3:GetObjectAcl",
            "s3:GetObjectTagging",
            "s3:GetObjectVersion",
            "s3:ListBucket",
            "s3:ListBucketMultipartUploads",
            "s3:ListBucketVersions",
            "s3:ListMultipartUploadParts",
            "s3:PutObject",
            "s3:PutObjectAcl",
            "s3:PutObjectTagging",
            "s3:RestoreObject",
            "s3:prefix",
            "s3:x-amz-acl",
            "s3:x-amz-server-side-encryption");

    private final Partition partition;
    private final String bucket;
    private final Dialogs dialogs;

    PolicyEditing(Partition partition, String bucket, Dialogs dialogs) {
        this.partition = partition;
        this.bucket = bucket;
        this.dialogs = dialogs;
    }

    List<String> completions() {
        return COMPLETIONS;
    }

    Optional<DocumentProblem> check(String text) {
        int bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES) {
            return Optional.of(DocumentProblem.ofWhole(
                    PolicyProblem.TOO_LARGE, new Reason.Bytes(bytes), new Reason.Bytes(MAX_BYTES)));
        }
        return PolicyCheck.of(text, new S3Location(bucket, "").arn(partition));
    }

    List<Template> templates() {
        String exampleRole = partition.arn("iam", "", "123456789012", "role/name");
        return List.of(
                asking(PolicyTemplate.PUBLIC_READ, Field.text(Field.ONLY, Texts.get("policy.prefix"), "")),
                asking(
                        PolicyTemplate.ACCOUNT_READ,
                        Field.parsed(
                                Field.ONLY,
                                Texts.get("policy.account"),
                                "",
                                UnaryOperator.identity(),
                                PrincipalIds::account,
                                Texts.get("policy.badAccount"))),
                DocumentEditorViewModel.template(
                        Texts.of(PolicyTemplate.DENY_WITHOUT_TLS),
                        text -> with(text, PolicyTemplate.DENY_WITHOUT_TLS, "")),
                asking(
                        PolicyTemplate.ROLE_ACCESS,
                        Field.parsed(
                                Field.ONLY,
                                Texts.get("policy.role"),
                                exampleRole,
                                UnaryOperator.identity(),
                                role -> Optional.of(role.strip())
                                        .filter(arn -> arn.matches("arn:[a-z-]+:iam::\\d{12}:role/.+")),
                                Texts.get("policy.badRole", exampleRole))));
    }

    private Template asking(PolicyTemplate template, Field<String> parameter) {
        Form form = Form.of(Texts.of(template), Texts.get("policy.insert.text", bucket), Texts.get("policy.insert"))
                .fields(parameter);
        return new Template(
                Texts.of(template),
                text -> dialogs.ask(form)
                        .thenApply(answer -> answer.flatMap(typed -> DocumentEditorViewModel.tried(
                                before -> with(before, template, typed.get(parameter)), text))));
    }

    private String with(String text, PolicyTemplate template, String parameter) {
        return PolicyDocument.with(text, template.statement(partition, bucket, parameter));
    }
}
