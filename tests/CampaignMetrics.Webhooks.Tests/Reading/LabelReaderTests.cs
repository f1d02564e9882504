using System.Text;
using CampaignMetrics.Webhooks.Reading;

namespace CampaignMetrics.Webhooks.Tests.Reading;

public sealed class LabelReaderTests
{
    private static readonly FieldTable Table = new(("tags", Field.Tags), ("meta", Field.Metadata));

    [Theory]
    [InlineData("""["a","b"]""", "a|b")]
    [InlineData("\"a\"", "a")]
    [InlineData("\"[\\\"a\\\",\\\"b\\\"]\"", "a|b")]
    [InlineData("\"[a\"", "[a")]
    [InlineData("""["a",null,"",7,{"b":1}]""", "a|7")]
    [InlineData("null", "")]
    [InlineData("\"\"", "")]
    public void Tags_come_in_many_shapes(string json, string tags) =>
        Assert.Equal(tags, string.Join('|', Read($$"""{"tags":{{json}}}""").Tags));

    [Theory]
    [InlineData("""{"a":"1","b":2,"c":true}""", "a=1|b=2|c=true")]
    [InlineData("\"{\\\"a\\\":\\\"1\\\"}\"", "a=1")]
    [InlineData("""{"a":["1"],"b":["1","2"],"c":{"d":1},"e":null}""", """a=1|b=["1","2"]|c={"d":1}""")]
    [InlineData("\"{no\"", "")]
    [InlineData("[1]", "")]
    public void Metadata_comes_in_many_shapes(string json, string metadata) =>
        Assert.Equal(metadata, string.Join('|', Read($$"""{"meta":{{json}}}""").Metadata.Select(pair => $"{pair.Key}={pair.Value}")));

    private static MessageLabels Read(string json) => LabelReader.Read(Fields.Read(Encoding.UTF8.GetBytes(json), Table)!, 100)!;
}
