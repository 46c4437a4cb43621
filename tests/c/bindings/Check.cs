// The declarations for C# against the library: prints the layout of every structure, and fails where an answer is wrong.

using System;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Text;
using System.Threading.Tasks;
using TradeAssurance;

static class Check {
    static readonly Type[] Structures = {
        typeof(TA.ta_buffer), typeof(TA.ta_text), typeof(TA.ta_file), typeof(TA.ta_row), typeof(TA.ta_decision),
        typeof(TA.ta_fee), typeof(TA.ta_payment), typeof(TA.ta_total),
    };

    const string NoCurrency = "bad_row: currency: is no code of ISO 4217 or ISO 3166-1 alpha-2, ended by zeros";

    static void Holds(bool holds, string what) {
        if (!holds) {
            throw new Exception(what);
        }
    }

    static TradeAssuranceException Refused(Action asked) {
        try {
            asked();
        } catch (TradeAssuranceException refused) {
            return refused;
        }
        throw new Exception("nothing was refused");
    }

    static void Main() {
        PrintLayout();
        TrySelf();
        using (var book = new Rulebook()) {
            TryErrors(book);
            TryEveryFunction(book);
            Parallel.For(0, 64, at => Holds(book.Decide(FeeRow()).error == 0, "threads share a rulebook"));
        }
        GC.Collect();
    }

    static void PrintLayout() {
        foreach (Type structure in Structures) {
            Console.WriteLine(structure.Name + " " + Marshal.SizeOf(structure));
            foreach (FieldInfo field in structure.GetFields().OrderBy(field => field.MetadataToken)) {
                int first = field.Name.LastIndexOf("_0", StringComparison.Ordinal);
                if (!field.Name.EndsWith("_1") && !field.Name.EndsWith("_2")) {
                    string name = first < 0 ? field.Name : field.Name.Substring(0, first);
                    Console.WriteLine(structure.Name + " " + name + " " + Marshal.OffsetOf(structure, field.Name));
                }
            }
        }
    }

    static void TrySelf() {
        TA.ta_buffer answer = default(TA.ta_buffer);
        Holds(TA.ta_selftest(ref answer) == TA.TA_STATUS_OK, "the self-test");
        string report = Encoding.UTF8.GetString(TA.Take(ref answer));
        Holds(answer.data == IntPtr.Zero && TA.Take(ref answer) == null, "a buffer is given back once");
        foreach (Type structure in Structures) {
            if (structure != typeof(TA.ta_text) && structure != typeof(TA.ta_file)) {
                string size = "\"" + structure.Name + "\":" + Marshal.SizeOf(structure);
                Holds(report.Contains(size + ",") || report.Contains(size + "}"), structure.Name + " in " + report);
            }
        }
    }

    static void TryErrors(Rulebook book) {
        Holds(Refused(() => book.Assess("")).Status == TA.TA_STATUS_BAD_DOCUMENT, "an empty document");
        TradeAssuranceException refused = Refused(() => book.Assess("{\"id\": \"\u00e9\", \"totl\": 1}"));
        Holds(refused.Status == TA.TA_STATUS_BAD_DOCUMENT && refused.Json.Contains("\"nearest\":\"total\""), refused.Json);
        Holds(Refused(() => book.Assess("{}", 0, 77)).Status == TA.TA_STATUS_BAD_ARGUMENT, "a format that is none");
        foreach (string letters in new[] { "dollars", "usd", "\u20ac" }) {
            TA.ta_row row = FeeRow();
            row.currency = letters;
            Holds(Refused(() => book.Decide(row)).Message == NoCurrency, letters);
        }
        Holds(Refused(() => book.Decide(default(TA.ta_row))).Status == TA.TA_STATUS_BAD_ARGUMENT, "a row without a size");
        Holds(book.Decide(new TA.ta_row[0]).Length == 0, "no rows");
        var closed = new Rulebook();
        closed.Dispose();
        try {
            closed.Assess("{}");
            throw new Exception("a closed rulebook answered");
        } catch (ObjectDisposedException) { }
    }

    static TA.ta_row FeeRow() {
        TA.ta_row row = Rulebook.NewRow();
        row.created_at = row.as_of = 1619859600000000; // 2021-05-01T09:00:00Z
        row.currency = "USD";
        row.supplier_country = "CN";
        row.order_type = TA.TA_ORDER_TYPE_TRADE_ASSURANCE;
        row.logistics = TA.TA_LOGISTICS_ALIBABA;
        row.total = 1000000;
        return row;
    }

    // Every declared function is there: an entry point that is not throws at its first call.
    static void TryEveryFunction(Rulebook book) {
        foreach (MethodInfo function in typeof(TA).GetMethods().Where(method => method.Name.StartsWith("ta_"))) {
            Marshal.Prelink(function);
        }
        TA.ta_row row = FeeRow();
        var fee = new TA.ta_fee { size = (uint)Marshal.SizeOf(typeof(TA.ta_fee)) };
        Holds(TA.ta_fee_quote(book.Handle, ref row, ref fee) == TA.TA_STATUS_OK, "a fee");
        Holds(fee.min == 10000 && fee.max == 10000 && fee.currency.ToString() == "USD", "1 % of 10,000 dollars");
        byte[] text = Encoding.UTF8.GetBytes("2021-05-01T09:00:00Z");
        long micros = 0;
        TA.ta_buffer errors = default(TA.ta_buffer);
        Holds(TA.ta_instant_parse(text, (UIntPtr)text.Length, ref micros, ref errors) == TA.TA_STATUS_OK, "an instant");
        Holds(micros == row.as_of, "an instant in microseconds");
        byte[] word = Encoding.UTF8.GetBytes("direct_pay");
        byte number = TA.ta_code_number(TA.TA_LIST_ORDER_TYPE, word, (UIntPtr)word.Length);
        Holds(number == TA.TA_ORDER_TYPE_DIRECT_PAY, "the number of a word");
        TryTexts();
    }

    // Arrays of texts reach the library: what is in them is told as wrong.
    static void TryTexts() {
        GCHandle wrong = GCHandle.Alloc(Encoding.UTF8.GetBytes("wrong"), GCHandleType.Pinned);
        var text = new TA.ta_text { data = wrong.AddrOfPinnedObject(), size = (UIntPtr)5 };
        var files = new[] { new TA.ta_file { name = text, text = text }, new TA.ta_file { name = text, text = text } };
        ta_rulebook made;
        TA.ta_buffer errors = default(TA.ta_buffer);
        int status = TA.ta_rulebook_from_toml(files, (UIntPtr)2, out made, ref errors);
        Holds(status == TA.TA_STATUS_BAD_RULEBOOK && made.IsInvalid, "a rulebook that is wrong");
        Holds(Encoding.UTF8.GetString(TA.Take(ref errors)).Contains("wrong"), "the problems of a rulebook");
        status = TA.ta_import_alibaba(new[] { text, text }, (UIntPtr)2, null, UIntPtr.Zero, ref errors);
        Holds(status == TA.TA_STATUS_BAD_DOCUMENT && TA.Take(ref errors) != null, "an import that is wrong");
        wrong.Free();
    }
}
