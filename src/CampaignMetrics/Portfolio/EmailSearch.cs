namespace CampaignMetrics.Portfolio;

/// <summary>Whether an email has all words that are searched for.</summary>
internal sealed class EmailSearch(string? words)
{
    private static readonly EmailProperty[] Searched =
        [EmailProperty.Email, EmailProperty.Name, EmailProperty.Subject, EmailProperty.From, EmailProperty.SentBy, EmailProperty.Campaign];

    private readonly string[] _words = words?.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries) ?? [];

    public bool Finds(ListedEmail email) =>
        Array.TrueForAll(_words, word => Array.Exists(Searched, property => Has(email, property, word)));

    private static bool Has(ListedEmail email, EmailProperty property, string word) =>
        email.TextOf(property)?.Contains(word, StringComparison.OrdinalIgnoreCase) == true;
}
