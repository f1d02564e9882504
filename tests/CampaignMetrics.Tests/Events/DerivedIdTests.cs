using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using CampaignMetrics.Engine.Lines;
using CampaignMetrics.Events;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Tests.Events;

[Properties(Arbitrary = [typeof(AnyEvent)])]
public sealed class DerivedIdTests
{
    [Property(MaxTest = 1_000)]
    public bool The_same_facts_in_another_property_order_have_the_same_id(EmailEvent written, int seed)
    {
        var line = Encoding.UTF8.GetString(Lines.Write(written));
        return OfLine(line) == OfLine(Shuffled(line, new Random(seed)));
    }

    [Property(MaxTest = 1_000)]
    public bool A_line_and_its_record_have_the_same_id(EmailEvent written, EmailEvent other)
    {
        // Properties that another type would have tell nothing about this one.
        var line = JsonNode.Parse(Lines.Write(written))!.AsObject();
        foreach (var (name, value) in JsonNode.Parse(Lines.Write(other))!.AsObject())
            if (!line.ContainsKey(name) && name is not ("email" or "actor")) line[name] = value?.DeepClone();
        var text = line.ToJsonString();
        return OfLine(text) == OfRecord(Lines.Event(text));
    }

    [Property(MaxTest = 1_000)]
    public bool Other_facts_have_another_id(EmailEvent one, EmailEvent other) =>
        (OfRecord(one) == OfRecord(other)) == (one with { Id = default }).Equals(other with { Id = default });

    [Theory]
    [InlineData("converted", "\"amount\":12.5", "\"amount\":12.500")]
    [InlineData("converted", "\"amount\":100", "\"amount\":1e2")]
    [InlineData("converted", "\"amount\":1,\"currency\":\"eur\"", "\"amount\":1,\"currency\":\"EUR\"")]
    [InlineData("opened", "\"bot\":true", "\"actor\":\"automation\"")]
    [InlineData("opened", "\"bot\":false", "\"actor\":\"unknown\"")]
    [InlineData("clicked", "\"part\":\"html\"", "\"x\":1")]
    [InlineData("clicked", "\"url\":\"a\"", "\"url\":\"\\u0061\"")]
    [InlineData("sent", "\"list\":\"a\"", "\"list\":[\"a\"]")]
    [InlineData("sent", "\"tags\":{\"a\":\"1\",\"b\":\"2\"}", "\"tags\":{\"b\":\"2\",\"a\":\"1\"}")]
    [InlineData("sent", "\"tags\":{\"a\":\"0\",\"a\":\"1\"}", "\"tags\":{\"a\":\"1\"}")]
    [InlineData("sent", "\"recipient\":\"A@B.org\"", "\"recipient\":\"a@b.org\"")]
    [InlineData("sent", "\"at\":\"2026-03-01T11:00:00+01:00\"", "\"at\":\"2026-03-01T10:00:00.0004Z\"")]
    public void The_same_fact_written_differently_has_the_same_id(string type, string one, string other) =>
        Assert.Equal(OfLine(Lines.Of(type, one)), OfLine(Lines.Of(type, other)));

    [Theory]
    [InlineData("opened", "\"userAgent\":\"\"", "\"x\":1")]
    [InlineData("converted", "\"amount\":0", "\"x\":1")]
    [InlineData("converted", "\"amount\":-1", "\"x\":1")]
    [InlineData("viewed", "\"seconds\":0", "\"x\":1")]
    [InlineData("opened", "\"country\":\"NL\"", "\"region\":\"NL\"")]
    [InlineData("sent", "\"list\":[\"a\",\"b\"]", "\"list\":[\"ab\"]")]
    public void Near_facts_have_other_ids(string type, string one, string other) =>
        Assert.NotEqual(OfLine(Lines.Of(type, one)), OfLine(Lines.Of(type, other)));

    [Fact]
    public void An_id_is_a_tilde_and_64_hexadecimal_digits() =>
        Assert.Matches("^~[0-9a-f]{64}$", OfLine(Lines.Minimal));

    [Fact]
    public void It_is_the_hash_of_the_canonical_line()
    {
        const string Line =
            """{"url":"https://x/a?b&c","type":"clicked","tags":{"b":"2","a":"é"},"list":["l2","l1","l2"],"at":"2026-03-01T10:00:00Z","email":"e","recipient":"r@x.example"}""";
        const string Canonical =
            """{"at":"2026-03-01T10:00:00Z","email":"e","list":["l1","l2"],"recipient":"r@x.example","tags":{"a":"é","b":"2"},"type":"clicked","url":"https://x/a?b&c"}""";
        Assert.Equal("~" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Canonical))), OfLine(Line));
    }

    private static string OfLine(string line)
    {
        var fields = new EventFields();
        Assert.Null(new EventLineParser().Parse(Encoding.UTF8.GetBytes(line.TrimEnd('\n')), fields));
        return Encoding.UTF8.GetString(new DerivedId().Of(fields));
    }

    private static string OfRecord(EmailEvent happened)
    {
        var fields = new EventFields();
        happened.Fill(fields);
        return Encoding.UTF8.GetString(new DerivedId().Of(fields));
    }

    private static string Shuffled(string line, Random random)
    {
        var properties = JsonNode.Parse(line)!.AsObject().Select(property => (property.Key, Value: property.Value?.DeepClone())).ToArray();
        random.Shuffle(properties);
        var shuffled = new JsonObject();
        foreach (var (name, value) in properties)
            shuffled[name] = value is JsonObject tags ? JsonNode.Parse(Shuffled(tags.ToJsonString(), random)) : value;
        return shuffled.ToJsonString();
    }
}
