using System.Text;
using CampaignMetrics.Webhooks.Reading;
using CampaignMetrics.Webhooks.Tests.Verification;

namespace CampaignMetrics.Webhooks.Outside.Tests;

/// <summary>The parts that a provider with an envelope, a form or lists of its own is made of.</summary>
public sealed class PartTests
{
    private static readonly FieldTable Table = new(("a", Field.Url), ("b.c", Field.MessageId));

    private static readonly (string, string) Form = ("Content-Type", "application/x-www-form-urlencoded");

    [Theory]
    [InlineData("""{"a":"1","b":{"c":2}}""", "1", "2")]
    [InlineData(""" {"a":"1","a":"2"} """, "2", null)]
    [InlineData("{}", null, null)]
    public void An_object_is_read_by_itself(string json, string? url, string? id)
    {
        var fields = Fields.Read(Encoding.UTF8.GetBytes(json), Table)!;
        Assert.Equal((url, id), (fields.Text(Field.Url), fields.Text(Field.MessageId)));
    }

    [Theory, InlineData(""), InlineData("[]"), InlineData("{}{}"), InlineData("1"), InlineData("{"), InlineData("{}x")]
    public void What_is_not_one_object_is_not_read(string json)
    {
        Assert.Null(Fields.Read(Encoding.UTF8.GetBytes(json), Table));
        Assert.Null(StrictObject.Read(Encoding.UTF8.GetBytes(json)));
    }

    [Theory]
    [InlineData("""{"a":1,"a":1}"""), InlineData("""{"a":1,"A":1}"""), InlineData("""{"a":1,"\u0061":1}"""), InlineData("""{"\ud800":1}""")]
    public void An_object_that_two_could_read_differently_is_no_strict_one(string json) =>
        Assert.Null(StrictObject.Read(Encoding.UTF8.GetBytes(json)));

    [Theory, InlineData(100, true), InlineData(101, false)]
    public void A_strict_object_has_a_hundred_members_at_most(int count, bool isRead)
    {
        var json = $"{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"m{i}\":1"))}}}";
        Assert.Equal((isRead, 100), (StrictObject.Read(Encoding.UTF8.GetBytes(json)) is not null, StrictObject.MaxMembers));
    }

    [Fact]
    public void A_member_is_found_by_its_exact_name_and_missed_in_no_case()
    {
        var read = StrictObject.Read("""{"Type":"x","n":1,"o":{"p":"q"}}"""u8.ToArray())!;
        Assert.Equal(("x", null, null), (read.Text("Type"), read.Text("type"), read.Text("n")));
        Assert.Equal((true, false), (read.Has("type"), read.Has("other")));
        Assert.Equal("""{"p":"q"}""", Encoding.UTF8.GetString(read.Json("o").Span));
        Assert.True(read.Json("O").IsEmpty);
    }

    [Theory]
    [InlineData(RepeatedField.First, """{"a":"1","b":"3"}""")]
    [InlineData(RepeatedField.Last, """{"a":"2","b":"3"}""")]
    [InlineData(RepeatedField.All, """{"a":["1","2"],"b":["3"]}""")]
    public void Of_a_repeated_field_the_values_count_that_the_rule_names(RepeatedField counts, string json) =>
        Assert.Equal(json, JsonOf("a=1&b=3&a=2", _ => counts));

    [Fact]
    public void Without_a_rule_the_first_counts() => Assert.Equal("""{"a":"1","b":"3"}""", JsonOf("a=1&b=3&a=2", null));

    [Fact]
    public void A_form_that_is_no_text_is_no_JSON() => Assert.Null(JsonOf("a=%ff", null));

    [Fact]
    public void A_rule_that_names_nothing_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => JsonOf("a=1", _ => (RepeatedField)99));

    [Fact]
    public void Texts_that_are_put_in_a_fields_place_are_read_there()
    {
        var fields = Fields.Read("{}"u8.ToArray(), Table)!;
        fields.SetTexts(Field.Tags, ["a\"b", "ë"]);
        Assert.Equal(["a\"b", "ë"], fields.Texts(Field.Tags));
        fields.SetTexts(Field.Tags, []);
        Assert.False(fields.Has(Field.Tags));
    }

    [Fact]
    public void Arrays_within_an_array_are_texts_as_it_is_read()
    {
        var fields = Fields.Read("""{"a":[["x","1"],7,{"y":2},[],["z",["q"],null,3]]}"""u8.ToArray(), Table)!;
        Assert.Equal([["x", "1"], [], ["z", "3"]], fields.Arrays(Field.Url));
        Assert.Empty(fields.Arrays(Field.MessageId));
    }

    private static string? JsonOf(string form, Func<string, RepeatedField>? rule) =>
        FormBody.ToJson(Requests.Of(form, Form), rule) is { } json ? Encoding.UTF8.GetString(json.Span) : null;
}
