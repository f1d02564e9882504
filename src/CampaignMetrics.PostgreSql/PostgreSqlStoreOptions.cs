namespace CampaignMetrics.PostgreSql;

/// <summary>The settings of a <see cref="PostgreSqlStore"/>.</summary>
public sealed record PostgreSqlStoreOptions
{
    /// <summary>The most characters that the name of a schema may have.</summary>
    public const int MaxSchemaNameLength = 63;

    /// <summary>The defaults.</summary>
    public static PostgreSqlStoreOptions Default { get; } = new();

    /// <summary>The schema that holds the tables: letters a to z, digits and underscores, no digit first, at most
    /// <see cref="MaxSchemaNameLength"/> of them. A name of several parts is refused, and one that begins with <c>pg_</c>, since
    /// PostgreSQL keeps those for itself.</summary>
    /// <value>The default value is <c>campaign_metrics</c>.</value>
    public string SchemaName { get; init => field = NameOf(value); } = "campaign_metrics";

    /// <summary>Whether the store makes its tables.</summary>
    /// <value>The default value is <see cref="SchemaCreation.AtStart"/>.</value>
    public SchemaCreation Schema { get; init => field = Door.Known(value); }

    private static string NameOf(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value, nameof(SchemaName));
        if (value.Contains('.', StringComparison.Ordinal))
            throw new ArgumentException("The name of a schema has one part.", nameof(SchemaName));
        if (value.Length > MaxSchemaNameLength || char.IsAsciiDigit(value[0]) || !value.All(IsOfName))
            throw new ArgumentException("The name of a schema has letters a to z, digits and underscores.", nameof(SchemaName));
        if (value.StartsWith("pg_", StringComparison.Ordinal))
            throw new ArgumentException("PostgreSQL keeps names that begin with pg_ for itself.", nameof(SchemaName));
        return value;
    }

    private static bool IsOfName(char letter) => char.IsAsciiLetterLower(letter) || char.IsAsciiDigit(letter) || letter == '_';
}
