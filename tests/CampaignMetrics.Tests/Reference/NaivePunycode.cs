using System.Text;

namespace CampaignMetrics.Tests.Reference;

/// <summary>RFC 3492, section 6.3, as it is written there.</summary>
internal static class NaivePunycode
{
    public static string Of(string label)
    {
        var input = label.EnumerateRunes().Select(rune => rune.Value).ToList();
        var output = new StringBuilder(string.Concat(input.Where(point => point < 128).Select(point => (char)point)));
        var (n, delta, bias, basic) = (128, 0, 72, output.Length);
        var handled = basic;
        if (basic > 0) output.Append('-');
        while (handled < input.Count)
        {
            var next = input.Where(point => point >= n).Min();
            delta += (next - n) * (handled + 1);
            n = next;
            foreach (var point in input)
            {
                if (point < n) delta++;
                if (point != n) continue;
                var q = delta;
                for (var k = 36; ; k += 36)
                {
                    var t = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias;
                    if (q < t) break;
                    output.Append(Digit(t + ((q - t) % (36 - t))));
                    q = (q - t) / (36 - t);
                }
                output.Append(Digit(q));
                bias = Adapt(delta, handled + 1, handled == basic);
                delta = 0;
                handled++;
            }
            delta++;
            n++;
        }
        return output.ToString();
    }

    private static char Digit(int value) => (char)(value < 26 ? 'a' + value : '0' + value - 26);

    private static int Adapt(int delta, int points, bool isFirst)
    {
        delta = isFirst ? delta / 700 : delta / 2;
        delta += delta / points;
        var k = 0;
        while (delta > 455)
        {
            delta /= 35;
            k += 36;
        }
        return k + (36 * delta / (delta + 38));
    }
}
