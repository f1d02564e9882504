using CampaignMetrics.Ledger;

namespace CampaignMetrics.Tests.Messages;

public sealed class RecipientRowsTests
{
    [Fact]
    public void The_rows_kept_are_the_first_behind_the_place_whatever_their_order()
    {
        var random = new Random(3);
        for (var i = 0; i < 500; i++)
        {
            var keys = Enumerable.Range(0, random.Next(1, 40)).Select(_ => Key(random)).Distinct().ToArray();
            var after = random.Next(2) == 0 ? Key(random) : null;
            var count = random.Next(1, 8);
            var rows = new RecipientRows(count, after);
            foreach (var key in keys)
                if (rows.MayHold(key.At) && rows.Holds(key)) rows.Add(key, Row(key));
            var expected = keys.Where(key => key.CompareTo(after) > 0).Order().ToArray();
            Assert.Equal(expected.Take(count), rows.Take().Select(row => row.Key));
            Assert.Equal(expected.Length > count, rows.HasMore);
        }
    }

    [Fact]
    public void No_more_rows_are_made_than_may_be_on_the_page()
    {
        var rows = new RecipientRows(10, after: null);
        var made = 0;
        for (var at = 0; at < 100_000; at++)
        {
            if (!rows.MayHold(at)) continue;
            made++;
            rows.Add(new RecipientKey(at, "a", "e", 0, null), Row(new RecipientKey(at, "a", "e", 0, null)));
        }
        Assert.Equal((10, true), (made, rows.HasMore));
    }

    private static RecipientKey Key(Random random) => new(
        random.Next(4), $"{(char)('a' + random.Next(3))}", $"{(char)('x' + random.Next(2))}", random.Next(2),
        random.Next(2) == 0 ? null : "s");

    private static Recipient Row(RecipientKey key) => new()
    {
        Email = key.Email, Contact = key.Contact, Disposition = Disposition.Pending, At = Some.Start, AskedAt = Some.Start,
    };
}
