// The declarations for Java against the library: prints the layout of every structure, and fails where an answer is
// wrong.

import com.sun.jna.Memory;
import com.sun.jna.Structure;
import com.sun.jna.ptr.LongByReference;
import com.sun.jna.ptr.PointerByReference;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

final class Check {
    private static final List<Structure> STRUCTURES = List.of(
            new TradeAssurance.ta_buffer(), new TradeAssurance.ta_text(), new TradeAssurance.ta_file(),
            new TradeAssurance.ta_row(), new TradeAssurance.ta_decision(), new TradeAssurance.ta_fee(),
            new TradeAssurance.ta_payment(), new TradeAssurance.ta_total());

    private static final String NO_CURRENCY =
            "bad_row: currency: is no code of ISO 4217 or ISO 3166-1 alpha-2, ended by zeros";

    private static void holds(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    private static TradeAssurance.Failure refused(Runnable asked) {
        try {
            asked.run();
        } catch (TradeAssurance.Failure failure) {
            return failure;
        }
        throw new AssertionError("nothing was refused");
    }

    public static void main(String[] arguments) throws ReflectiveOperationException {
        printLayout();
        trySelf();
        try (TradeAssurance.Rulebook book = new TradeAssurance.Rulebook()) {
            tryErrors(book);
            tryFunctions(book);
            IntStream.range(0, 64).parallel().forEach(at -> book.decide(feeRow()));
        }
    }

    private static void printLayout() throws ReflectiveOperationException {
        Method fieldOffset = Structure.class.getDeclaredMethod("fieldOffset", String.class);
        fieldOffset.setAccessible(true);
        for (Structure structure : STRUCTURES) {
            String name = structure.getClass().getSimpleName();
            System.out.println(name + " " + structure.size());
            for (String field : structure.getClass().getAnnotation(Structure.FieldOrder.class).value()) {
                System.out.println(name + " " + field + " " + fieldOffset.invoke(structure, field));
            }
        }
    }

    private static void trySelf() {
        TradeAssurance.ta_buffer answer = new TradeAssurance.ta_buffer();
        holds(TradeAssurance.ta_selftest(answer) == TradeAssurance.TA_STATUS_OK, "the self-test");
        String report = TradeAssurance.take(answer);
        holds(answer.data == null && TradeAssurance.take(answer) == null, "a buffer is given back once");
        for (Structure structure : STRUCTURES) {
            String name = structure.getClass().getSimpleName();
            if (!name.equals("ta_text") && !name.equals("ta_file")) {
                String size = "\"" + name + "\":" + structure.size();
                holds(report.contains(size + ",") || report.contains(size + "}"), name + " in " + report);
            }
        }
    }

    private static void tryErrors(TradeAssurance.Rulebook book) {
        holds(refused(() -> book.assess("")).status == TradeAssurance.TA_STATUS_BAD_DOCUMENT, "an empty document");
        TradeAssurance.Failure failure = refused(() -> book.assess("{\"id\": \"\u00e9\", \"totl\": 1}"));
        holds(failure.status == TradeAssurance.TA_STATUS_BAD_DOCUMENT, failure.getMessage());
        holds(failure.json.contains("\"nearest\":\"total\""), failure.json);
        failure = refused(() -> book.assess("{}", 0, 77));
        holds(failure.status == TradeAssurance.TA_STATUS_BAD_ARGUMENT, "a format that is none");
        for (String letters : List.of("dollars", "usd", "\u20ac")) {
            TradeAssurance.ta_row row = feeRow();
            row.currency = TradeAssurance.letters(letters);
            holds(refused(() -> book.decide(row)).getMessage().equals(NO_CURRENCY), letters);
        }
        failure = refused(() -> book.decide(new TradeAssurance.ta_row()));
        holds(failure.status == TradeAssurance.TA_STATUS_BAD_ARGUMENT, "a row without a size");
        TradeAssurance.Rulebook closed = new TradeAssurance.Rulebook();
        closed.close();
        closed.close();
        try {
            closed.assess("{}");
            throw new AssertionError("a closed rulebook answered");
        } catch (IllegalStateException expected) {
            holds(expected.getMessage().contains("closed"), expected.getMessage());
        }
    }

    private static TradeAssurance.ta_row feeRow() {
        TradeAssurance.ta_row row = TradeAssurance.Rulebook.newRow();
        row.created_at = row.as_of = 1_619_859_600_000_000L; // 2021-05-01T09:00:00Z
        row.currency = TradeAssurance.letters("USD");
        row.supplier_country = TradeAssurance.letters("CN");
        row.order_type = TradeAssurance.TA_ORDER_TYPE_TRADE_ASSURANCE;
        row.logistics = TradeAssurance.TA_LOGISTICS_ALIBABA;
        row.total = 1_000_000;
        return row;
    }

    // That every declared function is there was seen when the class was loaded.
    private static void tryFunctions(TradeAssurance.Rulebook book) {
        TradeAssurance.ta_row row = feeRow();
        TradeAssurance.ta_fee fee = new TradeAssurance.ta_fee();
        fee.size = fee.size();
        holds(TradeAssurance.ta_fee_quote(book.handle(), row, fee) == TradeAssurance.TA_STATUS_OK, "a fee");
        holds(fee.min == 10_000 && fee.max == 10_000 && fee.currency[0] == 'U', "1 % of 10,000 dollars");
        LongByReference micros = new LongByReference();
        TradeAssurance.ta_buffer errors = new TradeAssurance.ta_buffer();
        byte[] instant = bytes("2021-05-01T09:00:00Z");
        int status = TradeAssurance.ta_instant_parse(instant, size(instant), micros, errors);
        holds(status == TradeAssurance.TA_STATUS_OK && micros.getValue() == row.as_of, "an instant in microseconds");
        byte[] word = bytes("direct_pay");
        byte number = TradeAssurance.ta_code_number(TradeAssurance.TA_LIST_ORDER_TYPE, word, size(word));
        holds(number == TradeAssurance.TA_ORDER_TYPE_DIRECT_PAY, "the number of a word");
        tryTexts();
    }

    // Arrays of texts reach the library: what is in them is told as wrong.
    private static void tryTexts() {
        byte[] word = bytes("wrong");
        Memory wrong = new Memory(word.length);
        wrong.write(0, word, 0, word.length);
        TradeAssurance.ta_file[] files = (TradeAssurance.ta_file[]) new TradeAssurance.ta_file().toArray(2);
        for (TradeAssurance.ta_file file : files) {
            file.name.data = file.text.data = wrong;
            file.name.size = file.text.size = size(word);
        }
        PointerByReference made = new PointerByReference();
        TradeAssurance.ta_buffer errors = new TradeAssurance.ta_buffer();
        TradeAssurance.size_t two = new TradeAssurance.size_t(2);
        int status = TradeAssurance.ta_rulebook_from_toml(files[0], two, made, errors);
        holds(status == TradeAssurance.TA_STATUS_BAD_RULEBOOK && made.getValue() == null, "a rulebook that is wrong");
        String said = TradeAssurance.take(errors);
        holds(said.contains("wrong"), said);
        TradeAssurance.ta_text[] texts = (TradeAssurance.ta_text[]) new TradeAssurance.ta_text().toArray(2);
        for (TradeAssurance.ta_text text : texts) {
            text.data = wrong;
            text.size = size(word);
        }
        status = TradeAssurance.ta_import_alibaba(texts[0], two, null, new TradeAssurance.size_t(), errors);
        holds(status == TradeAssurance.TA_STATUS_BAD_DOCUMENT, "an import that is wrong");
        holds(TradeAssurance.take(errors) != null, "the problems of an import");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static TradeAssurance.size_t size(byte[] bytes) {
        return new TradeAssurance.size_t(bytes.length);
    }
}
