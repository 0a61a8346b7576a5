package app.bellhop.table.code;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.Tables;
import app.bellhop.table.data.Workbooks;
import app.bellhop.table.dialect.ReadOptions;
import app.bellhop.table.parquet.ParquetInfo;
import app.bellhop.table.types.CellFormat;
import app.bellhop.table.types.EmptyValues;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Code that reads the same table in other programs. */
class TableCodeTest {

    private static final TableCode.Place AWS = new TableCode.Place("", "", "work");
    private static final TableCode.Place OWN = new TableCode.Place("http://127.0.0.1:9000", "eu-central-1", "");

    private static TableCode code(Tables objects, TableCode.Place place) {
        DataTable table = objects.read();
        return TableCode.of(table, "b", place).orElseThrow();
    }

    @Test
    void namesThatDifferInCaseOnlyAreTwoForDuckDb() {
        String one = DuckDbCode.of(code(new Tables().put("a.csv", "id,ID\n1,x\n"), AWS));
        assertTrue(one.contains("names = ['id', 'ID (2)']"), one);
        assertTrue(one.contains("'ID (2)': 'VARCHAR'"), one);
    }

    @Test
    void textsAreReadAsTheyAreHere() {
        TableCode code = code(
                new Tables()
                        .put("2026/a.csv", "# made by X\nzip;price;day\n01234;1,5;31.12.2026\n'a;NA;01.02.2026\n")
                        .put("2026/b.csv", "zip;price;day\n01235;2,5;30.12.2026\n"),
                OWN);
        assertEquals("""
                -- Other programs take all that follows # for a comment, within a row, too.
                INSTALL httpfs; LOAD httpfs;
                INSTALL aws; LOAD aws;
                CREATE OR REPLACE SECRET bellhop (TYPE s3, PROVIDER credential_chain, REGION 'eu-central-1', \
                ENDPOINT '127.0.0.1:9000', URL_STYLE 'path', USE_SSL false);
                SELECT * REPLACE (
                    CAST(strptime("day", ['%d/%m/%y', '%d.%m.%y', '%d-%m-%y', '%d/%m/%Y', '%d.%m.%Y', '%d-%m-%Y']) AS DATE) \
                AS "day") FROM read_csv(
                    ['s3://b/2026/a.csv', 's3://b/2026/b.csv'],
                    delim = ';',
                    quote = '"',
                    escape = '"',
                    comment = '#',
                    skip = 0,
                    header = true,
                    names = ['zip', 'price', 'day'],
                    types = {'zip': 'VARCHAR', 'day': 'VARCHAR'},
                    decimal_separator = ',',
                    nullstr = ['', '#BEZUG!', '#CALC!', '#DIV/0!', '#ERROR!', '#N/A', '#N/D', '#NAME?', '#NOM?', '#NOMBRE!', '#NOME?', '#NULL!', '#NUM!', '#NV', '#NÚM!', '#REF!', '#RIF!', '#SPILL!', '#VALEUR!', '#VALOR!', '#VALORE!', '#VALUE!', '#WERT!', '#ZAHL!', '#¡DIV/0!', '#¡NUM!', '#¡REF!', '#¡VALOR!', '#¿NOMBRE?', '(null)', '-', '--', '---', '.', '..', '<NA>', '<null>', 'N.A.', 'N/A', 'NA', 'NAN', 'NULL', 'NaN', 'NaT', 'None', '\\N', 'n.a.', 'n/a', 'nan', 'null', '\u2013', '\u2014'],
                    sample_size = -1,
                    union_by_name = true);
                """, DuckDbCode.of(code));
        assertEquals("""
                # Other programs take all that follows # for a comment, within a row, too.
                import pandas as pd

                storage = {"client_kwargs": {"endpoint_url": "http://127.0.0.1:9000", "region_name": "eu-central-1"}}
                files = [
                    "s3://b/2026/a.csv",
                    "s3://b/2026/b.csv",
                ]
                df = pd.concat(
                    [
                        pd.read_csv(
                            file,
                            storage_options=storage,
                            sep=";",
                            quotechar="\\"",
                            comment="#",
                            decimal=",",
                            skiprows=0,
                            header=0,
                            index_col=False,
                            names=["zip", "price", "day"],
                            dtype={"zip": "string"},
                            keep_default_na=False,
                            na_values=["", "#BEZUG!", "#CALC!", "#DIV/0!", "#ERROR!", "#N/A", "#N/D", "#NAME?", "#NOM?", "#NOMBRE!", "#NOME?", "#NULL!", "#NUM!", "#NV", "#NÚM!", "#REF!", "#RIF!", "#SPILL!", "#VALEUR!", "#VALOR!", "#VALORE!", "#VALUE!", "#WERT!", "#ZAHL!", "#¡DIV/0!", "#¡NUM!", "#¡REF!", "#¡VALOR!", "#¿NOMBRE?", "(null)", "-", "--", "---", ".", "..", "<NA>", "<null>", "N.A.", "N/A", "NA", "NAN", "NULL", "NaN", "NaT", "None", "\\\\N", "n.a.", "n/a", "nan", "null", "\u2013", "\u2014"],
                        )
                        for file in files
                    ],
                    ignore_index=True,
                )
                df["day"] = pd.to_datetime(df["day"], dayfirst=True)
                """, PandasCode.of(code));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a,a~1,2~ | 'a', 'a (2)'",
                "a,~1,2~ | 'a', 'column 2'",
                ",2025,2026~k,m,m~x,1,2~y,3,4~ | 'k', '2025 m', '2026 m'"
            })
    void namesThatOtherProgramsWouldMakeAreGiven(String text, String names) {
        TableCode code = code(new Tables().put("a.csv", text.replace('~', '\n')), AWS);
        assertTrue(DuckDbCode.of(code).contains("header = true,\n    names = [" + names + "]"), DuckDbCode.of(code));
        String pandas = "header=0,\n            index_col=False,\n            names=[" + names.replace('\'', '"') + "]";
        assertTrue(PandasCode.of(code).contains(pandas), PandasCode.of(code));
    }

    @Test
    void codeSaysWhereOtherProgramsMayReadOtherwise() {
        TableCode messy = code(new Tables().put("a.csv", "a,b\n1,2\n3,4\na,b\n5,6\n"), AWS);
        String warning =
                "Bellhop read 3 rows and lists problems with some of them. Other programs may read them differently.\n";
        assertTrue(DuckDbCode.of(messy).startsWith("-- " + warning), DuckDbCode.of(messy));
        assertTrue(PandasCode.of(messy).startsWith("# " + warning), PandasCode.of(messy));
        TableCode titled = code(new Tables().put("a.csv", "Report\n\na,b\n1,2\n3,4\n"), AWS);
        assertTrue(PandasCode.of(titled).startsWith("import pandas"), PandasCode.of(titled));
    }

    @Test
    void separatorsAtTheEndOfRowsMakeNoIndex() {
        String pandas = PandasCode.of(code(new Tables().put("a.csv", "a,b\n1,2,\n3,4,\n"), AWS));
        assertTrue(pandas.contains("index_col=False"), pandas);
    }

    @Test
    void namesThatAreNotInTheTextAreGiven() {
        String sql = DuckDbCode.of(code(new Tables().put("it's.tsv", "1\ta\n2\tb\n"), AWS));
        assertTrue(sql.contains("['s3://b/it''s.tsv']"), sql);
        assertTrue(sql.contains("header = false,\n    names = ['column 1', 'column 2']"), sql);
        assertTrue(sql.contains("delim = E'\\t'"), sql);
        assertTrue(sql.contains("PROVIDER credential_chain, PROFILE 'work');"), sql);
    }

    @Test
    void otherKindsHaveTheirOwnReaders() {
        TableCode excel = code(
                new Tables()
                        .put(
                                "a.xlsx",
                                new Workbooks()
                                        .sheet("My sheet", List.of("id", "n"), List.of(1, 2))
                                        .bytes())
                        .put("b.csv", "id\n1\n"),
                AWS);
        assertEquals(List.of("s3://b/a.xlsx"), excel.uris());
        assertTrue(DuckDbCode.of(excel)
                .endsWith("read_xlsx(\n    's3://b/a.xlsx',\n    sheet = 'My sheet',\n    header = true);\n"));
        assertTrue(PandasCode.of(excel).contains("pd.read_excel("));
        assertTrue(PandasCode.of(excel).contains("sheet_name=\"My sheet\","));
        assertFalse(DuckDbCode.of(excel).contains("delim"));

        TableCode json = code(new Tables().put("a.ndjson", "{\"a\":1}\n{\"a\":2}\n"), AWS);
        assertTrue(
                DuckDbCode.of(json)
                        .contains(
                                "read_json(\n    ['s3://b/a.ndjson'],\n    format = 'newline_delimited',\n    sample_size = -1);"));
        assertTrue(PandasCode.of(json).contains("lines=True,"));
        TableCode log = code(new Tables().put("app.log", "{\"a\":1}\n{\"a\":2}\n"), AWS);
        assertTrue(PandasCode.of(log).contains("lines=True,"));
    }

    @Test
    void athenaReadsTheChosenObjectsBelowACommonPrefix() {
        TableCode code = code(
                new Tables()
                        .put("2026/it's.csv", "Zip code;price;day\n01234;1.234,5;31.12.2026\n'a;NA;01.02.2026\n")
                        .put("2026/b/c.csv", "Zip code;price;day\n01235;2,5;30.12.2026\n"),
                AWS);
        assertEquals(
                """
                -- Athena runs one statement at a time.
                -- Its table has all objects below LOCATION; the query reads those of the table in Bellhop.
                -- A line break ends a row, also between quotes.
                -- The first lines of each object are skipped: 1
                CREATE EXTERNAL TABLE bellhop_table (
                  `zip_code` string,
                  `price` string,
                  `day` string
                )
                ROW FORMAT SERDE 'org.apache.hadoop.hive.serde2.OpenCSVSerde'
                WITH SERDEPROPERTIES (
                  'separatorChar' = ';',
                  'quoteChar' = '"',
                  'escapeChar' = '\\u0002'
                )
                STORED AS TEXTFILE
                LOCATION 's3://b/2026/'
                TBLPROPERTIES ('skip.header.line.count' = '1');

                SELECT
                  "zip_code" AS "Zip code",
                  IF(trim("price") NOT IN (@), CAST(replace(regexp_replace(trim("price"), \
                '\\p{L}{2,}\\.?|\\p{L}\\p{Sc}|[R円元원.''’%\\p{Z}\\p{Sc}]'), ',', '.') AS double)) AS "price",
                  IF(trim("day") NOT IN (@), CAST(regexp_replace(trim("day"), \
                '^(\\d{1,2})[./-](\\d{1,2})[./-](\\d{4})', '$3-$2-$1') AS date)) AS "day"
                FROM bellhop_table
                WHERE "$path" IN (
                  's3://b/2026/it''s.csv',
                  's3://b/2026/b/c.csv'
                );
                """.replace(
                                "@",
                                "'', '#BEZUG!', '#CALC!', '#DIV/0!', '#ERROR!', '#N/A', '#N/D', '#NAME?', '#NOM?', '#NOMBRE!', '#NOME?', '#NULL!', '#NUM!', '#NV', '#NÚM!', '#REF!', '#RIF!', '#SPILL!', '#VALEUR!', '#VALOR!', '#VALORE!', '#VALUE!', '#WERT!', '#ZAHL!', '#¡DIV/0!', '#¡NUM!', '#¡REF!', '#¡VALOR!', '#¿NOMBRE?', '(null)', '-', '--', '---', '.', '..', '<NA>', '<null>', 'N.A.', 'N/A', 'NA', 'NAN', 'NULL', 'NaN', 'NaT', 'None', '\\N', 'n.a.', 'n/a', 'nan', 'null', '\u2013', '\u2014'"),
                AthenaCode.of(code).orElseThrow());
    }

    @Test
    void athenaReadsJsonLinesByTheirNames() {
        String sql = AthenaCode.of(code(new Tables().put("a.ndjson", "{\"a b\":1,\"A_B\":true}\n"), AWS))
                .orElseThrow();
        assertTrue(
                sql.contains(
                        "JsonSerDe'\nWITH SERDEPROPERTIES (\n  'mapping.a_b' = 'a b',\n  'mapping.a_b_2' = 'A_B'\n)"),
                sql);
        assertTrue(sql.contains("LOCATION 's3://b/';"), sql);
        assertTrue(sql.contains("CAST(trim(\"a_b\") AS bigint)) AS \"a b\""), sql);
    }

    @Test
    void athenaReadsParquetByNamesAndTypes() {
        ParquetInfo.Column id = new ParquetInfo.Column("Id", "INT64", 1, null, "", "");
        ParquetInfo.Column price = new ParquetInfo.Column("price", "DECIMAL(9, 2)", 1, null, "", "");
        String sql = AthenaCode.of(parquet(id, price)).orElseThrow();
        assertTrue(sql.contains("  `id` bigint,\n  `price` decimal(9, 2)\n)\nSTORED AS PARQUET\nLOCATION"), sql);
        assertTrue(sql.contains("SELECT\n  \"id\" AS \"Id\",\n  \"price\" AS \"price\"\nFROM"), sql);
        ParquetInfo.Column nested = new ParquetInfo.Column("price.cents", "INT64", 1, null, "", "");
        assertTrue(AthenaCode.of(parquet(id, nested)).isEmpty());
    }

    private static TableCode parquet(ParquetInfo.Column... columns) {
        return new TableCode(
                TableCode.Kind.PARQUET,
                List.of("s3://b/p/a.parquet"),
                null,
                "",
                "",
                new ParquetInfo(1, 1, "SNAPPY", List.of(columns)),
                List.of(
                        new TableCode.Column("Id", CellFormat.TEXT, false),
                        new TableCode.Column("price", CellFormat.TEXT, false)),
                true,
                AWS,
                EmptyValues.USUAL,
                "",
                "");
    }

    @Test
    void whatAthenaWouldReadOtherwiseHasNoCode() {
        for (String key : List.of("a//b.csv", "_a.csv", ".a.csv")) {
            assertTrue(
                    AthenaCode.of(code(new Tables().put(key, "a,b\n1,2\n"), AWS))
                            .isEmpty(),
                    key);
        }
        assertTrue(AthenaCode.of(code(new Tables().put("a.csv", "# c\na,b\n1,2\n# d\n3,4\n"), AWS))
                .isEmpty());
        assertTrue(AthenaCode.of(code(new Tables().put("a.json", "[{\"a\":1}]"), AWS))
                .isEmpty());
    }

    @Test
    void objectsThatAreWrittenInAnotherWayAreTold() {
        Tables parts = new Tables().put("a.csv", "id,name\n1,alice\n2,bob\n").put("b.csv", "3,carol\n4,dave\n");
        TableCode code = code(parts, AWS);
        assertTrue(DuckDbCode.of(code).startsWith("-- Some objects are written in another way"), DuckDbCode.of(code));
        assertTrue(PandasCode.of(code).startsWith("# Some objects are written in another way"), PandasCode.of(code));
        assertTrue(AthenaCode.of(code).isEmpty());
        TableCode swapped = code(new Tables().put("a.csv", "x,y\n1,a\n").put("b.csv", "y,x\nb,2\n"), AWS);
        assertTrue(AthenaCode.of(swapped).isEmpty(), "it reads columns by their place");
        assertFalse(DuckDbCode.of(swapped).contains("names ="), "which are those of each object");
        assertTrue(DuckDbCode.of(swapped).startsWith("INSTALL"), DuckDbCode.of(swapped));
    }

    @Test
    void keysAreNoPatternsAndMakeNoColumns() {
        for (String key : List.of("a[1].csv", "a*.csv", "a?b.csv")) {
            String sql = DuckDbCode.of(code(new Tables().put(key, "id\n1\n"), AWS));
            assertTrue(sql.contains("URL_COMPATIBILITY_MODE true"), sql);
        }
        String sql = DuckDbCode.of(code(new Tables().put("year=2026/a.csv", "id\n1\n"), AWS));
        assertTrue(sql.contains("hive_partitioning = false"), sql);
        assertFalse(sql.contains("URL_COMPATIBILITY_MODE"), sql);
    }

    @Test
    void dayAndMonthOfEachColumnAreItsOwn() {
        String pandas = PandasCode.of(code(new Tables().put("a.csv", "d,e\n25/06/2026,2026-01-02\n"), AWS));
        assertTrue(pandas.contains("parse_dates=[\"e\"]"), pandas);
        assertTrue(pandas.endsWith(")\ndf[\"d\"] = pd.to_datetime(df[\"d\"], dayfirst=True)\n"), pandas);
        String sql = DuckDbCode.of(code(new Tables().put("a.csv", "d,e\n06/25/2026,2026-01-02\n"), AWS));
        assertTrue(sql.contains("REPLACE (\n    CAST(strptime(\"d\", ['%m/%d/%y'"), sql);
    }

    @Test
    void datesOfSomeObjectsOnlyAreNoFailure() {
        String pandas = PandasCode.of(
                code(new Tables().put("a.csv", "x,d\n1,2026-01-02\n").put("b.csv", "x\n2\n"), AWS));
        assertFalse(pandas.contains("parse_dates"), pandas);
    }

    @Test
    void integersKeepTheirDigitsBesideEmptyCells() {
        String pandas = PandasCode.of(code(new Tables().put("a.csv", "id,zip\n741218812833166184,01\nNA,02\n"), AWS));
        assertTrue(pandas.contains("dtype={\"id\": \"Int64\", \"zip\": \"string\"}"), pandas);
    }

    @Test
    void emptyValuesWithAnEscapeAreLeftOut() {
        String sql = DuckDbCode.of(
                code(new Tables().put("a.csv", "id,t,n\n1,\"a\\\"b\",\\N\n2,\"c\",3\n3,\"d\\\"e\",4\n"), AWS));
        assertTrue(sql.contains("escape = '\\'"), sql);
        assertFalse(sql.contains("'\\N'"), sql);
        assertFalse(sql.contains("BIGINT"), sql);
    }

    @Test
    void encodingsHaveTheNamesOfEachProgram() {
        byte[] western = "id,n\n1,Jos\u00e9\n2,Z\u00fcrich\n".getBytes(StandardCharsets.ISO_8859_1);
        TableCode code = code(new Tables().put("a.csv", western), AWS);
        assertTrue(DuckDbCode.of(code).contains("LOAD encodings;"), DuckDbCode.of(code));
        assertTrue(DuckDbCode.of(code).contains("encoding = 'CP1252'"), DuckDbCode.of(code));
        assertTrue(PandasCode.of(code).contains("encoding=\"windows-1252\""), PandasCode.of(code));
    }

    @Test
    void linesOfObjectsAreLinesWhateverTheName() {
        TableCode code = code(new Tables().put("a.json", "{\"a\":\"007\"}\n{\"a\":\"008\"}\n"), AWS);
        assertTrue(PandasCode.of(code).contains("lines=True,\n            dtype=False,"), PandasCode.of(code));
        assertTrue(AthenaCode.of(code).isPresent());
    }

    @Test
    void eachWorkbookIsRead() {
        byte[] book = new Workbooks()
                .sheet("S", List.of("id", "n"), List.of(1, 2))
                .sheet("T", List.of("id", "n"), List.of(3, 4))
                .bytes();
        Tables books = new Tables().put("a.xlsx", book).put("b.xlsx", book);
        DataTable all = books.read(ReadOptions.AUTOMATIC.withSheet(ReadOptions.ALL_SHEETS), Tables.BUDGET);
        String sql = DuckDbCode.of(TableCode.of(all, "b", AWS).orElseThrow());
        assertTrue(sql.startsWith("-- Of each workbook, this reads the sheet S only.\n"), sql);
        assertTrue(sql.contains("\nUNION ALL BY NAME SELECT * FROM read_xlsx(\n    's3://b/b.xlsx',"), sql);
    }

    @Test
    void namesThatDifferInTheirCaseOnlyAreOneToAthena() {
        assertTrue(AthenaCode.of(code(new Tables().put("a.ndjson", "{\"id\":1,\"ID\":2}\n"), AWS))
                .isEmpty());
    }

    @Test
    void objectsOfAnotherKindSayNothingAboutTheFirst() {
        String pandas =
                PandasCode.of(code(new Tables().put("a.json", "[{\"id\":1}]").put("b.csv", "id\n2\n"), AWS));
        assertTrue(pandas.contains("pd.read_json("), pandas);
        assertFalse(pandas.contains("skiprows"), pandas);
    }
}
