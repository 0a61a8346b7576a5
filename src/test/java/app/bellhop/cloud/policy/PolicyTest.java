package app.bellhop.cloud.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.cloud.DocumentProblem;
import app.bellhop.cloud.Partition;
import app.bellhop.viewmodel.base.ErrorTexts;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyTest {

    private static final String DATA = "arn:aws:s3:::data";

    private static String policy(String statement) {
        return "{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [\n    " + statement + "\n  ]\n}";
    }

    private static Optional<DocumentProblem> check(String statement) {
        return PolicyCheck.of(policy(statement), DATA);
    }

    @ParameterizedTest
    @EnumSource(PolicyTemplate.class)
    void templatesPassTheCheckAndGoTogether(PolicyTemplate template) {
        String one =
                PolicyDocument.with("", template.statement(Partition.AWS, "data", "arn:aws:iam::123456789012:role/r"));
        assertEquals(Optional.empty(), PolicyCheck.of(one, DATA));
        String again =
                PolicyDocument.with(one, template.statement(Partition.AWS, "data", "arn:aws:iam::123456789012:role/r"));
        assertEquals(1, PolicyDocument.parse(again).orElseThrow().statements().size(), "not twice");
        String other =
                PolicyDocument.with(again, PolicyTemplate.PUBLIC_READ.statement(Partition.AWS, "data", "other/"));
        assertEquals(2, PolicyDocument.parse(other).orElseThrow().statements().size());
        assertEquals(Optional.empty(), PolicyCheck.of(other, DATA));
    }

    @Test
    void sameNameOfAnotherStatementGetsANumber() {
        String two = PolicyDocument.with(
                PolicyDocument.with("", PolicyTemplate.PUBLIC_READ.statement(Partition.AWS, "data", "a/")),
                PolicyTemplate.PUBLIC_READ.statement(Partition.AWS, "data", "b\"/"));
        assertTrue(two.contains("\"PublicRead\"") && two.contains("\"PublicRead2\""), two);
        assertTrue(two.contains("b\\\"/*"), "quotes in a prefix stay within their text");
    }

    @Test
    void syntaxErrorIsMarkedAtItsPlace() {
        DocumentProblem problem = PolicyCheck.of("{\n  \"Version\": \"2012-10-17\",\n  \"Statement\": [,]\n}", DATA)
                .orElseThrow();
        assertEquals(3, problem.line());
        assertTrue(problem.column() >= 17, "column " + problem.column());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Effect': 'Permit', 'Principal': '*', 'Action': 's3:*', 'Resource': '*'} | Effect",
                "{'Effect': 'Allow', 'Action': 's3:*', 'Resource': '*'} | Principal",
                "{'Effect': 'Allow', 'Principal': '*', 'Resource': '*'} | Action",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:*'} | Resource",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 'sns:Publish', 'Resource': '*'} | isn’t an S3 action",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::other/*'} | this bucket",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::data'} | applies to objects",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:GetObject', 'Resource': 'arn:aws:s3:::data-backup/*'} | this bucket",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:GetObject', 'Resource': []} | at least one",
                "{'Effect': 'Allow', 'Principals': '*', 'Action': 's3:GetObject', 'Resource': '*'} | “Principals” isn’t"
            })
    void whatS3WouldRefuseIsToldWithItsLine(String statement, String part) {
        DocumentProblem problem = check(statement.replace('\'', '"')).orElseThrow();
        assertTrue(ErrorTexts.sentence(problem).contains(part), ErrorTexts.sentence(problem));
        assertTrue(problem.line() >= 3, "line " + problem.line());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'Effect': 'Deny', 'NotPrincipal': {'AWS': 'arn:aws:iam::1:root'}, 'NotAction': 's3:Get*', 'NotResource': 'arn:aws:s3:::data/x'}",
                "{'Effect': 'Allow', 'Principal': {'Service': 'logging.s3.amazonaws.com'}, 'Action': ['s3:PutObject'], 'Resource': 'arn:aws:s3:::data/logs/*'}",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 'S3:listbucket', 'Resource': 'arn:aws:s3:::da*'}",
                "{'Effect': 'Allow', 'Principal': '*', 'Action': 's3:ListBucket', 'Resource': 'arn:aws-cn:s3:::data'}"
            })
    void whatS3TakesPasses(String statement) {
        assertEquals(Optional.empty(), check(statement.replace('\'', '"')));
    }

    @Test
    void noPolicyAtAllIsAProblem() {
        assertTrue(PolicyCheck.of("[]", DATA).isPresent());
        assertTrue(PolicyCheck.of("", DATA).isPresent());
        assertTrue(PolicyCheck.of("{\"Statement\": []}", DATA).isPresent());
        assertTrue(PolicyCheck.of("{\"Version\": \"2024-01-01\", \"Statement\": [{}]}", DATA)
                .isPresent());
    }

    @Test
    void parsersOwnNotesAreLeftOut() {
        for (String broken : java.util.List.of("{", "{\"a\": [ {]", "{\"a\": nope}", "{\"a\" 1}", "\"")) {
            String message = ErrorTexts.sentence(
                    PolicyCheck.of(broken, DATA).orElseThrow().reason());
            assertTrue(!message.isBlank() && !message.contains("Source"), message);
        }
    }
}
