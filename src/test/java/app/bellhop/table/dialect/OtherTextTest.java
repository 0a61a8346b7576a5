package app.bellhop.table.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.data.Tables;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that are no tables: their lines are shown, and that is said. */
class OtherTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO t VALUES (1, 'Rome', 3);~INSERT INTO t VALUES (2, 'Bern', 4);~INSERT INTO t VALUES (3, 'Oslo', 5);",
                "- id: 1~  name: Rome~  tags: [a, b]~- id: 2~  name: Oslo~  tags: [c, d]",
                "version: 3~services:~  web:~    image: x:1~    ports:~      - \"80:80\"",
                "; settings~[web]~port=80~path=/a/b,c~[db]~port=81~path=/d/e,f",
                "[package]~name = \"x\"~version = \"1.0\"~[dependencies]~serde = \"1.1\"",
                "KEY_A=\"v1\"~KEY_B=\"v2\"~KEY_C=\"v3\"",
                "# made~app.key0=value 5~app.key1=value 6~app.key2=value 7",
                "\\begin{tabular}{lr}~city & n \\\\~\\hline~Rome & 5 \\\\~\\end{tabular}",
                "time=2026-11-30T10:19:00Z level=warn msg=\"user logged in\"~time=2026-11-30T10:20:00Z level=info msg=\"x, y\"~time=2026-11-30T10:21:00Z level=info msg=ok",
                "diff --git a/x b/x~index 1..2 100644~--- a/x~+++ b/x~@@ -1,3 +1,3 @@~+line",
                "BEGIN:VCALENDAR~VERSION:2.0~BEGIN:VEVENT~SUMMARY:x~END:VEVENT~END:VCALENDAR",
                "BEGIN:VCARD~VERSION:3.0~N:Byron;Ada;;;~END:VCARD",
                "resource \"aws_s3_bucket\" \"b\" {~  bucket = \"x\"~  tags = { a = \"b\", c = \"d\" }~}",
                ".a { color: red; margin: 0, 1; }~.b { color: red; margin: 0, 1; }~.c { color: blue; margin: 0, 2; }",
                "-----BEGIN CERTIFICATE-----~46+5EFF351cD08C8b2fA90bbc~3bA97E3ddDCEc88A68DDbBAdc~-----END CERTIFICATE-----",
                "<rows>~  <row id=\"0\"><n>0</n></row>~  <row id=\"1\"><n>1</n></row>~</rows>",
                ">seq0 desc~TACGCCGCGTGTCTTCG~>seq1 desc~CCGCGCGTTGAATTCGG",
                "$TTL 3600~@ IN SOA ns. root. (1 2 3 4 5)~h0 IN A 10.0.0.0",
                "!Type:Bank~D11/1'26~T-75.50~PShop~^",
                "    id = 0~  name = Ada~amount = 5~~    id = 1~  name = Bob~amount = 7",
                "*************************** 1. row ***************************~  id: 0~name: Ada",
                "weather,location=us,season=summer temperature=61,humidity=18i 1465839830100400200~weather,location=us,season=summer temperature=62,humidity=19i 1465839830100400201~weather,location=us,season=summer temperature=63,humidity=20i 1465839830100400202",
                "+1 1:0.64 4:0.41~-1 11:0.99 15:0.49~-1 12:0.59 23:0.16",
                "<128>1 2026-11-30T10:06:00.003Z host app 529 ID69 - An event~<58>1 2026-11-30T10:14:00.003Z host app 9726 ID85 - It was, and is~<58>1 2026-11-30T10:15:00.003Z host app 9726 ID85 - An event",
                "Nov 19 10:32:38 host3 sshd[3476]: session closed~Nov 21 10:19:20 host2 sshd[2198]: Failed password, retrying~Nov  5 10:37:17 host2 sshd[8778]: session closed"
            })
    void whatIsNoTableIsToldAndShown(String text) {
        DataTable table = Tables.csv(text.replace('~', '\n') + "\n");
        assertTrue(table.problems().contains(new Problem("a.csv", 0, Reason.NO_TABLE, "")), table.problems()::toString);
        long names = table.first().dialect().orElseThrow().headerRows();
        long told = table.problems().stream()
                .filter(problem -> problem.line() > 0)
                .map(Problem::line)
                .distinct()
                .count();
        assertTrue(
                table.rows() + names + told >= text.replace("~~", "~").split("~").length, table.problems()::toString);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name~Ada~Bob~Cy",
                "url~https://x.org/a~https://x.org/b~https://x.org/c",
                "action~s3:GetObject~s3:PutObject~sns:Publish",
                "time~10:30~11:40~12:50",
                "<DATE>,<OPEN>~20260101,1.5~20260102,1.6~20260103,1.7",
                "key,value~a,x=1~b,y=2~c,z=3",
                "a=1,b=2~a=3,b=4~a=5,b=6",
                "k: v,n~a: b,5~c: d,6~e: f,7",
                "key1\t{\"id\": 1}~key2\t{\"id\": 2}~key3\t{\"id\": 3}",
                "id;name;url~1;Ann Lee;https://x.org/a?x=1~2;Bob Stone;https://x.org/a?x=2~3;Li Wei;https://x.org/a?x=3",
                "id~{1}~{2}~{3}",
                "id time~1 12:30~2 13:45~3 14:00~4 14:15~5 9:30",
                "html,n~<b>x</b>,5~<b>y</b>,6~<i>z</i>,7~<b>w</b>,8~<b>v</b>,9",
                "note~Hello: world~Fine~Good~Bad~Red"
            })
    void tablesAreNotTold(String text) {
        assertEquals(
                List.of(),
                Tables.csv(text.replace('~', '\n') + "\n").problems().stream()
                        .filter(problem -> problem.reason() == Reason.NO_TABLE)
                        .toList());
    }
}
