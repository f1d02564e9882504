namespace CampaignMetrics.Bounces.Rules;

/// <summary>Enhanced status codes; a negative number stands for any.</summary>
internal readonly record struct StatusPattern(int Class, int Subject, int Detail)
{
    /// <summary>Reads a code in which <c>x</c> stands for any number.</summary>
    /// <exception cref="ArgumentException">It is none.</exception>
    public static StatusPattern Parse(string code) => code.Split('.') is [var c, var s, var d]
        ? new(Number(c), Number(s), Number(d))
        : throw new ArgumentException($"'{code}' is no enhanced status code.", nameof(code));

    public bool Matches(EnhancedStatusCode code) =>
        (Class < 0 || Class == code.Class) && (Subject < 0 || Subject == code.Subject) && (Detail < 0 || Detail == code.Detail);

    private static int Number(string text) => text == "x" ? -1 : CodeRange.Number(text);
}
