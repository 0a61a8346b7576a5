package app.bellhop.viewmodel.topics;

import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.policy.PrincipalIds;
import app.bellhop.cloud.policy.TopicStatements;
import app.bellhop.cloud.s3.S3Location;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.base.DocumentEditorViewModel.Template;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What the policy editor offers for topics: templates for common statements, and completions. */
final class TopicPolicyEditing {

    static final List<String> WORDS = List.of(
            "Version",
            "Statement",
            "Sid",
            "Effect",
            "Allow",
            "Deny",
            "Principal",
            "Action",
            "Resource",
            "Condition",
            "ArnLike",
            "Bool",
            "StringEquals",
            "StringLike",
            "aws:PrincipalOrgID",
            "aws:SecureTransport",
            "aws:SourceArn",
            "aws:SourceAccount",
            "aws:SourceOwner",
            "sns:AddPermission",
            "sns:DeleteTopic",
            "sns:Endpoint",
            "sns:GetTopicAttributes",
            "sns:ListSubscriptionsByTopic",
            "sns:Protocol",
            "sns:Publish",
            "sns:RemovePermission",
            "sns:SetTopicAttributes",
            "sns:Subscribe");

    private TopicPolicyEditing() {}

    static List<Template> templates(Topic topic, Dialogs dialogs) {
        return List.of(
                asking(
                        dialogs,
                        topic,
                        Texts.get("topicPolicy.bucket"),
                        field("topicPolicy.bucketName", TopicPolicyEditing::bucket, "topicPolicy.badBucket"),
                        bucket -> TopicStatements.bucketPublishes(topic.arn(), topic.account(), bucket)),
                account(dialogs, topic, Texts.get("topicPolicy.account"), TopicStatements::accountPublishes),
                account(dialogs, topic, Texts.get("topicPolicy.accountSubscribes"), TopicStatements::accountSubscribes),
                organization(
                        dialogs, topic, Texts.get("topicPolicy.organization"), TopicStatements::organizationPublishes),
                organization(
                        dialogs,
                        topic,
                        Texts.get("topicPolicy.organizationSubscribes"),
                        TopicStatements::organizationSubscribes),
                DocumentEditorViewModel.template(
                        Texts.get("topicPolicy.tls"),
                        text -> PolicyDocument.with(text, TopicStatements.denyWithoutTls(topic.arn()))));
    }

    /** The name of a bucket, also from its S3 URI. */
    private static Optional<String> bucket(String typed) {
        String name = typed.strip();
        return S3Location.parse(name.startsWith("s3://") ? name : "s3://" + name)
                .map(S3Location::bucket)
                .filter(bucket -> bucket.matches("[A-Za-z0-9._-]{3,255}"));
    }

    private static Field<String> field(String label, Function<String, Optional<String>> parser, String unreadable) {
        return Field.parsed(Field.ONLY, Texts.get(label), "", UnaryOperator.identity(), parser, Texts.get(unreadable));
    }

    private static Template account(Dialogs dialogs, Topic topic, String label, BinaryOperator<String> statement) {
        return asking(
                dialogs,
                topic,
                label,
                field("policy.account", PrincipalIds::account, "policy.badAccount"),
                account -> statement.apply(topic.arn(), account));
    }

    private static Template organization(Dialogs dialogs, Topic topic, String label, BinaryOperator<String> statement) {
        return asking(
                dialogs,
                topic,
                label,
                field("policy.organization", PrincipalIds::organization, "policy.badOrganization"),
                organization -> statement.apply(topic.arn(), organization));
    }

    private static Template asking(
            Dialogs dialogs, Topic topic, String label, Field<String> parameter, UnaryOperator<String> statement) {
        Form form = Form.of(label, Texts.get("topicPolicy.insert", topic.name()), Texts.get("policy.insert"))
                .fields(parameter);
        return new Template(
                label,
                text -> dialogs.ask(form)
                        .thenApply(answer -> answer.flatMap(typed -> DocumentEditorViewModel.tried(
                                before -> PolicyDocument.with(before, statement.apply(typed.get(parameter))), text))));
    }
}
