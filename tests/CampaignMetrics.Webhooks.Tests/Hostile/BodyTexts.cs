using System.Globalization;
using System.Text;

namespace CampaignMetrics.Webhooks.Tests.Hostile;

/// <summary>
/// All that can be read out of a body: its text, decoded as a form, and with JSON's escapes resolved, as often as JSON stands within JSON.
/// </summary>
internal sealed class BodyTexts
{
    private const int Levels = 3;

    private readonly List<string> _texts = [];

    public BodyTexts(byte[] body)
    {
        var text = Encoding.UTF8.GetString(body);
        Add(text);
        if (text.AsSpan().ContainsAny('%', '+')) Add(FormDecoded(body));
    }

    public bool Holds(string part) => _texts.Exists(text => text.Contains(part, StringComparison.OrdinalIgnoreCase));

    private void Add(string text)
    {
        _texts.Add(text);
        for (var i = 0; i < Levels && text.Contains('\\', StringComparison.Ordinal); i++) _texts.Add(text = Unescaped(text));
    }

    private static string FormDecoded(byte[] body)
    {
        var bytes = new List<byte>(body.Length);
        for (var i = 0; i < body.Length; i++)
        {
            if (body[i] == '%'
                && i + 2 < body.Length
                && byte.TryParse(
                    Encoding.Latin1.GetString(body, i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value))
            {
                bytes.Add(value);
                i += 2;
            }
            else bytes.Add(body[i] == '+' ? (byte)' ' : body[i]);
        }
        return Encoding.UTF8.GetString([.. bytes]);
    }

    private static string Unescaped(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\' || i + 1 == text.Length)
            {
                result.Append(text[i]);
                continue;
            }
            var escape = text[++i];
            if (escape == 'u'
                && i + 4 < text.Length
                && ushort.TryParse(text.AsSpan(i + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit))
            {
                result.Append((char)unit);
                i += 4;
            }
            else result.Append(escape switch { 'n' => '\n', 'r' => '\r', 't' => '\t', 'b' => '\b', 'f' => '\f', _ => escape });
        }
        return result.ToString();
    }
}
