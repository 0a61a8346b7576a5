package app.bellhop.table.dialect;

import static org.junit.jupiter.api.Assertions.assertEquals;

import app.bellhop.table.RowProblem.Reason;
import app.bellhop.table.data.DataTable;
import app.bellhop.table.data.DataTable.Problem;
import app.bellhop.table.data.Tables;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that sum up the others, or belong to the header, are told, as nothing but words tells them from the others. */
class ToldRowsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Laps,Time,km~1,5:29.3,1.2~2,5:55.7,1.1~3,4:25.8,1.0~Summary,55:10.2,3.3|5|Summary,55:10.2,3.3",
                "item,n~a,5~b,7~c,9~Average,7|5|Average,7",
                "item,n~a,5~b,7~c,9~Mittelwert,7~Insgesamt,21|5|Mittelwert,7",
                "item,n~a,5~b,7~c,9~Totalt,21|5|Totalt,21",
                "id,name,pop~Key,Place,Total population~A1,Rome,5~B2,Oslo,6~C3,Bern,7|2|Key,Place,Total population",
                "X,CH1,Start,Step,~Sequence,Volt,-6.0e-03,1.0e-06,~0,-7.2e-01,,,~1,4.1e-01,,,~2,4.2e-01,,,~3,5.2e-01,,,|2|Sequence,Volt,-6.0e-03,1.0e-06,",
                ",2025,2025~,min,max~city,,~Rome,1,2~Oslo,3,4~Bern,5,6~Graz,7,8|3|city,,",
                "Title,GDP~CDID,ABMI~Unit,m~Released,30-11-2026~Next,~1990,5~1991,6~1992,7~1993,8~2020 Q1,9~2020 Q2,9|2|CDID,ABMI"
            })
    void sumsAndSecondLinesOfNamesAreTold(String text, long line, String row) {
        DataTable table = Tables.csv(text.replace('~', '\n') + "\n");
        assertEquals(
                new Problem("a.csv", line, Reason.UNLIKE_OTHERS, row),
                table.problems().get(0));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rank,n~good,5~average,7~poor,9~bad,1~awful,3",
                "stat,x~count,5~mean,7~std,9~min,1~max,3",
                "a,b~x,1~y,2~z,3~w,4",
                "a,b~x,NA~y,2~z,3~w,4",
                "a,b~x,NaN~y,2~z,3~w,4",
                "a,b~x,null~y,2~z,3~w,4",
                "day,mean~2026-11-01,NA~2026-11-02,NA~2026-11-03,4~2026-11-04,5~2026-11-05,6~2026-11-06,7",
                "stat,n~min,1~avg,2~max,3~min,4~avg,5~max,6",
                "stat,n~mean,5~std,9",
                "dept,n~IT,5~Media,9",
                "code,n~A1,1~B2,2~C3,3~D4,4",
                "name,note~Ada,first~Bob,5~Cy,6~Di,word",
                "a,b~abc,1~5,2~6,3~7,4"
            })
    void otherRowsAreNot(String text) {
        assertEquals(List.of(), Tables.csv(text.replace('~', '\n') + "\n").problems());
    }

    @Test
    void objectsOfAnotherTableAreTold() {
        String others = "sku,price,stock\ns1,1.5,3\n";
        DataTable table = new Tables()
                .put("1.csv", "id,who\n1,Ada\n")
                .put("2.csv", others)
                .put("3.csv", "id,who,email\n2,Bob,b@x.org\n")
                .put("4.csv", others)
                .read();
        assertEquals(List.of(new Problem("2.csv", 0, Reason.OTHER_COLUMNS, "sku, price, stock")), table.problems());
        assertEquals(4, table.rows());
    }

    @Test
    void tablesSideBySideAreTold() {
        String text = "id,who,,,city,n\n0,a,,,Rome,0\n1,b,,,Oslo,1\n";
        assertEquals(
                List.of(new Problem("a.csv", 1, Reason.SIDE_BY_SIDE, "city,n")),
                Tables.csv(text).problems());
        assertEquals(
                List.of(),
                Tables.csv(text.replace("0,a,,", "0,a,x,").replace("0,a,x,,", "0,a,x,y,")).problems().stream()
                        .filter(problem -> problem.reason() == Reason.SIDE_BY_SIDE)
                        .toList());
    }
}
