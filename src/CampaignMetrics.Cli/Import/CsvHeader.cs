namespace CampaignMetrics.Cli.Import;

/// <summary>
/// The columns of a CSV file by name. Case, blanks and punctuation of a name do not matter: <c>Email Address</c> is <c>email_address</c>.
/// </summary>
internal sealed class CsvHeader(string[] names)
{
    private readonly string[] _keys = [.. names.Select(KeyOf)];

    public int Count => names.Length;

    public IReadOnlyList<string> Names => names;

    public bool Has(string name) => Array.IndexOf(_keys, KeyOf(name)) >= 0;

    /// <summary>
    /// The cell of this name. <c>metadata.mailing</c> is a member of the JSON in a cell, <c>#3</c> the third column. Null where there is
    /// none.
    /// </summary>
    /// <exception cref="UnusableException">The name stands there more than once.</exception>
    public CellPath? Find(string name)
    {
        // A column whose own name has points comes before a path into JSON.
        if (IndexOf(name) is >= 0 and var whole) return new CellPath(whole, []);
        return name.Split('.') is [var first, .. var path] && path.Length > 0 && IndexOf(first) is >= 0 and var index
            ? new CellPath(index, path)
            : null;
    }

    private int IndexOf(string name)
    {
        if (name is ['#', .. var number] && int.TryParse(number, System.Globalization.NumberStyles.None, null, out var place))
            return place >= 1 && place <= Count ? place - 1 : -1;
        var key = KeyOf(name);
        var found = Array.IndexOf(_keys, key);
        if (found < 0 || Array.IndexOf(_keys, key, found + 1) < 0) return found;
        throw new UnusableException(
            $"the column '{Output.Safe.Text(name)}' stands there more than once: with --map, #{found + 1} names the first of them");
    }

    /// <summary>Only letters and digits, in lower case; a name without any stays as it is.</summary>
    private static string KeyOf(string name)
    {
        var key = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return key.Length == 0 ? name.Trim() : key;
    }
}
