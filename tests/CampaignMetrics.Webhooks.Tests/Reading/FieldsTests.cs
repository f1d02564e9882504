using System.Text;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Tests.Reading;

public sealed class FieldsTests
{
    private static readonly FieldTable Table = new(
        ("a", Field.Url), ("b.c", Field.Url), ("b", Field.Own1), ("x.*.y", Field.Recipient), ("n", Field.MessageId),
        ("t", Field.Machine)) { OthersAreMetadata = true };

    [Theory]
    [InlineData("""{"a":"1","b":{"c":"2"}}""", "1")]
    [InlineData("""{"b":{"c":"2"},"a":""}""", "2")]
    [InlineData("""{"a":null,"b":{"c":"2"}}""", "2")]
    [InlineData("""{"a":"1","a":"3"}""", "3")]
    [InlineData("""{"\u0061":"1"}""", "1")]
    [InlineData("""{"a":"Zo\u00eb \/"}""", "Zoë /")]
    [InlineData("""{"a":[1],"b":7}""", null)]
    [InlineData("""{}""", null)]
    public void The_first_path_that_holds_something_counts(string json, string? text) => Assert.Equal(text, Read(json).Text(Field.Url));

    [Fact]
    public void An_element_is_hashed_once_however_many_events_it_has()
    {
        var fields = Read("""{"a":"1"}""");
        Assert.Same(fields.Digest, fields.Digest);
    }

    [Fact]
    public void A_star_stands_for_any_name() => Assert.Equal("ann", Read("""{"x":{"whatever":{"y":"ann"}}}""").Text(Field.Recipient));

    [Fact]
    public void A_number_keeps_its_digits() =>
        Assert.Equal("576460752303423489", Read("""{"n":576460752303423489}""").Text(Field.MessageId));

    [Fact]
    public void An_object_may_be_taken_apart_and_as_a_whole()
    {
        var fields = Read("""{"b":{"c":"2"}}""");
        Assert.Equal(("2", """{"c":"2"}"""), (fields.Text(Field.Url), Encoding.UTF8.GetString(fields.Json(Field.Own1).Span)));
    }

    [Theory]
    [
        InlineData("true", true), InlineData("\"true\"", true), InlineData("1", true), InlineData("false", false), InlineData("0", false),
        InlineData("null", false), InlineData("{}", false),
    ]
    public void What_providers_write_for_true_is_true(string value, bool isTrue) =>
        Assert.Equal(isTrue, Read($$"""{"t":{{value}}}""").IsTrue(Field.Machine));

    [Fact]
    public void Half_a_surrogate_pair_is_a_fault()
    {
        var fields = Read("""{"a":"\ud800"}""");
        Assert.Null(fields.Text(Field.Url));
        Assert.Equal("Url is no valid text", fields.Fault);
    }

    [Fact]
    public void What_is_put_in_a_fields_place_counts()
    {
        var fields = Read("""{"a":"1"}""");
        fields.Set(Field.Url, "2");
        Assert.Equal("2", fields.Text(Field.Url));
        fields.Set(Field.Url, null);
        Assert.False(fields.Has(Field.Url));
    }

    [Fact]
    public void Other_names_are_the_senders() =>
        Assert.Equal([("q", "1"), ("z", "[1, 2]")], Read("""{"a":"1","q":"1","gone":null,"z":[1, 2]}""").Others);

    private static Fields Read(string json) => Fields.Read(Encoding.UTF8.GetBytes(json), Table)!;
}
