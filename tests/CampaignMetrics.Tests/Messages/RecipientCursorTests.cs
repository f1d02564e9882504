using System.Text;
using CampaignMetrics.Ledger;

namespace CampaignMetrics.Tests.Messages;

public sealed class RecipientCursorTests
{
    private static readonly RecipientQuery Query = new() { Kind = Metric.Sent, PageSize = 1 };

    private static readonly MessageLedger Ledger = Some.Ledger(
        Some.Sent(to: "ann@b\u00fccher.example"), Some.Sent(to: "b\ud83c\udf37"), Some.Sent(1, to: "c") with { Send = "june" },
        Some.Sent(2, to: "d"));

    private static string Cursor => Ledger.Recipients(Query).Page!.Next!;

    [Fact]
    public void A_cursor_is_the_place_that_it_was_made_of()
    {
        foreach (var key in (RecipientKey[])[
            new(0, "a", "e", 0, null), new(long.MaxValue, "\u4f60@x", "", long.MaxValue, ""), new(-1, "\ud83c\udf37", "e\n", 5, "june")])
        {
            var read = RecipientCursor.Read(Query with { After = RecipientCursor.Write(Query, key) }, out var error);
            Assert.Equal((key, null), (read, error));
        }
    }

    [Fact]
    public void A_cursor_is_safe_in_a_url()
    {
        var cursor = Cursor;
        Assert.Equal(cursor, Uri.EscapeDataString(cursor));
    }

    [Theory]
    [InlineData(""), InlineData(" "), InlineData("1"), InlineData("null"), InlineData("AAAA"), InlineData("/+=="), InlineData("\u00e4")]
    public void What_is_no_cursor_is_an_answer(string cursor)
    {
        var read = Ledger.Recipients(Query with { After = cursor });
        Assert.Null(read.Page);
        Assert.Equal("the cursor is damaged, or is none", read.Error);
    }

    public static TheoryData<string> Others => ["kind", "definition", "scope", "link", "role"];

    [Theory]
    [MemberData(nameof(Others))]
    public void A_cursor_of_another_query_is_refused(string what)
    {
        var other = what switch
        {
            "kind" => Query with { Kind = Metric.Delivered },
            "definition" => Query with { Definition = Definition.HubSpot with { DateBasis = DateBasis.EventDate } },
            "scope" => Query with { Scope = new ReportScope { Lists = ["a"] } },
            "link" => Query with { Link = "" },
            _ => Query with { Role = LinkRole.Content },
        };
        var read = Ledger.Recipients(other with { After = Cursor });
        Assert.StartsWith("the cursor is of another query", read.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_page_of_another_size_goes_on_where_the_one_before_ended() =>
        Assert.Equal(3, Ledger.Recipients(Query with { PageSize = 9, After = Cursor }).Page!.Recipients.Length);

    [Fact]
    public void No_letter_of_a_cursor_can_be_exchanged()
    {
        const string letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        var cursor = Cursor;
        // The last letter may have bits that stand for nothing.
        for (var i = 0; i < cursor.Length - 1; i++)
            foreach (var letter in letters)
                if (letter != cursor[i])
                    Assert.NotNull(Ledger.Recipients(Query with { After = cursor[..i] + letter + cursor[(i + 1)..] }).Error);
    }

    [Fact]
    public void Rubbish_is_an_answer_and_never_an_exception()
    {
        var random = new Random(20_260_302);
        var cursor = Cursor;
        for (var i = 0; i < 5_000; i++)
        {
            var text = new StringBuilder(cursor[..random.Next(cursor.Length)]);
            for (var more = random.Next(40); more > 0; more--) text.Insert(random.Next(text.Length + 1), (char)random.Next(1, 0x250));
            var read = Ledger.Recipients(Query with { After = text.ToString() });
            Assert.True(read.Page is null != read.Error is null);
        }
    }

    [Fact]
    public void A_well_checked_cursor_of_rubbish_is_an_answer_too()
    {
        var random = new Random(7);
        for (var i = 0; i < 2_000; i++)
        {
            var place = new byte[random.Next(60)];
            random.NextBytes(place);
            for (var j = 0; j < place.Length && random.Next(3) > 0; j++) place[j] = (byte)(random.Next(2) * random.Next(9));
            var read = RecipientCursor.Read(Query with { After = RecipientCursor.Sealed(Query, place) }, out var error);
            Assert.True(read is null != error is null);
        }
    }
}
