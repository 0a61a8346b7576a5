package app.bellhop.viewmodel.topics;

import app.bellhop.cloud.policy.PolicyDocument;
import app.bellhop.cloud.policy.TopicStatements;
import app.bellhop.cloud.sns.Topic;
import app.bellhop.viewmodel.base.Dialogs;
import app.bellhop.viewmodel.base.DocumentEditorViewModel;
import app.bellhop.viewmodel.base.DocumentEditorViewModel.Template;
import app.bellhop.viewmodel.base.Texts;
import app.bellhop.viewmodel.form.Field;
import app.bellhop.viewmodel.form.Form;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
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
                        Texts.get("topicPolicy.bucketName"),
                        bucket -> !bucket.isBlank(),
                        bucket -> TopicStatements.bucketPublishes(topic.arn(), topic.account(), bucket)),
                account(dialogs, topic, Texts.get("topicPolicy.account"), TopicStatements::accountPublishes),
                DocumentEditorViewModel.template(
                        Texts.get("topicPolicy.tls"),
                        text -> PolicyDocument.with(text, TopicStatements.denyWithoutTls(topic.arn()))),
                account(dialogs, topic, Texts.get("topicPolicy.accountSubscribes"), TopicStatements::accountSubscribes),
                organization(
                        dialogs, topic, Texts.get("topicPolicy.organization"), TopicStatements::organizationPublishes),
                organization(
                        dialogs,
                        topic,
                        Texts.get("topicPolicy.organizationSubscribes"),
                        TopicStatements::organizationSubscribes));
    }

    private static Template account(Dialogs dialogs, Topic topic, String label, BinaryOperator<String> statement) {
        return asking(
                dialogs,
                topic,
                label,
                Texts.get("policy.account"),
                account -> account.matches("\\d{12}"),
                account -> statement.apply(topic.arn(), account));
    }

    private static Template organization(Dialogs dialogs, Topic topic, String label, BinaryOperator<String> statement) {
        return asking(
                dialogs,
                topic,
                label,
                Texts.get("policy.organization"),
                organization -> organization.matches("o-[a-z0-9]{10,32}"),
                organization -> statement.apply(topic.arn(), organization));
    }

    private static Template asking(
            Dialogs dialogs,
            Topic topic,
            String label,
            String field,
            Predicate<String> good,
            UnaryOperator<String> statement) {
        Field<String> parameter = Field.text(Field.ONLY, field, "");
        Form form = Form.of(label, Texts.get("topicPolicy.insert", topic.name()), Texts.get("policy.insert"))
                .fields(parameter)
                .check(
                        parameter,
                        typed -> good.test(typed.get(parameter).strip()) ? "" : Texts.get("topicPolicy.bad", field));
        return new Template(
                label,
                text -> dialogs.ask(form)
                        .thenApply(answer -> answer.flatMap(typed -> DocumentEditorViewModel.tried(
                                before -> PolicyDocument.with(
                                        before,
                                        statement.apply(typed.get(parameter).strip())),
                                text))));
    }
}
