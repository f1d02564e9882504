using System.Text.Encodings.Web;
using System.Text.Json;

namespace CampaignMetrics.Cli.Generate.Lines;

/// <summary>Texts escaped in UTF-8, as they stand between the quotes of a JSON string.</summary>
internal static class EscapedText
{
    public static byte[] Of(string text) =>
        JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.ToArray();
}
