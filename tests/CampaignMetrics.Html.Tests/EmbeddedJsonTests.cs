using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace CampaignMetrics.Html.Tests;

public sealed class EmbeddedJsonTests
{
    [Theory]
    [InlineData("""{ "a" : [ 1, 2 ] }""", """{"a":[1,2]}""")]
    [InlineData("""["two  words", " "]""", """["two  words"," "]""")]
    [InlineData("""["\" , \\", 1]""", """["\" , \\",1]""")]
    [InlineData("[\n  true,\r\n\tnull\n]", "[true,null]")]
    public void White_space_between_values_is_left_out_and_within_texts_stays(string json, string embedded) =>
        Assert.Equal(embedded, Embedded(json, piece: 1000));

    [Fact]
    public void No_text_can_end_the_script_element() =>
        Assert.Equal("""["\u003c/script>\u003c!--"]""", Embedded("""["</script><!--"]""", piece: 1000));

    [Property]
    public bool It_is_the_same_value_however_it_is_cut(NonNull<string> text, PositiveInt piece)
    {
        var value = new { Text = Unicode(text.Get), More = new[] { "<", "\\", "\"", " " } };
        var json = JsonSerializer.Serialize(value, Indented);
        var embedded = Embedded(json, 1 + piece.Get % 7);
        return !embedded.Contains('<', StringComparison.Ordinal)
            && JsonElement.DeepEquals(JsonDocument.Parse(json).RootElement, JsonDocument.Parse(embedded).RootElement);
    }

    private static readonly JsonSerializerOptions Indented =
        new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Without halves of surrogate pairs, which JSON cannot hold.</summary>
    private static string Unicode(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    private static string Embedded(string json, int piece)
    {
        using var target = new MemoryStream();
        using (var embedded = new EmbeddedJson(target))
            foreach (var bytes in Encoding.UTF8.GetBytes(json).Chunk(piece)) embedded.Write(bytes);
        return Encoding.UTF8.GetString(target.ToArray());
    }
}
