package app.bellhop.work.athena;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.work.athena.SqlScript.Statement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A text with several statements, as people and AthenaCode write them. */
class SqlScriptTest {

    private static List<String> split(String text) {
        return SqlScript.parse(text).statements().stream().map(Statement::sql).toList();
    }

    @Test
    void statementsEndAtSemicolons() {
        assertEquals(List.of("SELECT 1", "SELECT 2"), split(" SELECT 1 ;\n;; SELECT 2"));
        assertEquals(List.of(), split(" ; -- nothing\n /* at all */ ;"));
    }

    @Test
    void semicolonsInStringsNamesAndCommentsEndNothing() {
        assertEquals(
                List.of("SELECT 'a;''b;', \";\" -- c;d\n, /* e; */ 1", "SELECT ';"),
                split("-- first; of two\nSELECT 'a;''b;', \";\" -- c;d\n, /* e; */ 1; SELECT ';"));
    }

    /** Strings of a table's definition have escapes; those of a query have none. */
    @Test
    void aBackslashEscapesInHiveOnly() {
        assertEquals(
                List.of("CREATE EXTERNAL TABLE t (a string) LOCATION 's3://b/it\\'s;/'", "SELECT '\\'", "SELECT 2"),
                split("CREATE EXTERNAL TABLE t (a string) LOCATION 's3://b/it\\'s;/'; SELECT '\\'; SELECT 2"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "create  external table t (a int)|CREATE EXTERNAL TABLE",
                "SELECT 1|SELECT",
                "with a as (select 1) select * from a|WITH",
                "DROP TABLE IF EXISTS t|DROP TABLE",
                "CREATE OR REPLACE VIEW v AS SELECT 1|CREATE OR REPLACE VIEW",
                "(SELECT 1)|(SELECT 1)"
            })
    void aStatementIsToldByItsFirstWords(String sql, String kind) {
        assertEquals(kind, new Statement(sql).kind());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE EXTERNAL TABLE `T` (a int)|t|",
                "CREATE EXTERNAL TABLE db.t(a int)|db.t|",
                "CREATE EXTERNAL TABLE IF NOT EXISTS t (a int)||", // May have been there.
                "DROP TABLE t||t",
                "DROP TABLE IF EXISTS `t`||t",
                "DROP VIEW t||"
            })
    void aTableThatIsCreatedOrDroppedIsKnown(String sql, String created, String dropped) {
        assertEquals(Optional.ofNullable(created), new Statement(sql).creates());
        assertEquals(Optional.ofNullable(dropped), new Statement(sql).drops());
    }
}
