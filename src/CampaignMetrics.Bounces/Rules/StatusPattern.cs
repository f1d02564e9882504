namespace CampaignMetrics.Bounces.Rules;

/// <summary>A pattern of enhanced status codes such as <c>5.1.x</c>; a negative number matches any.</summary>
internal readonly record struct StatusPattern(int Class, int Subject, int Detail)
{
    /// <summary>Reads codes in which <c>x</c> stands for any number.</summary>
    /// <exception cref="FormatException">A text is not a code of that form.</exception>
    public static StatusPattern[] ParseAll(string[] codes)
    {
        var patterns = new StatusPattern[codes.Length];
        for (var i = 0; i < patterns.Length; i++) patterns[i] = Parse(codes[i]);
        return patterns;
    }

    public bool Matches(EnhancedStatusCode code) =>
        (Class < 0 || Class == code.Class) && (Subject < 0 || Subject == code.Subject) && (Detail < 0 || Detail == code.Detail);

    private static StatusPattern Parse(string code) => code.Split('.') is [var c, var s, var d]
        ? new(Number(c), Number(s), Number(d))
        : throw new FormatException($"'{code}' is no enhanced status code.");

    private static int Number(string text) => text == "x" ? -1 : CodeRange.Number(text);
}
