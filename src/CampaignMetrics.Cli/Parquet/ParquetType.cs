namespace CampaignMetrics.Cli.Parquet;

/// <summary>What the values of a column are.</summary>
internal enum ParquetType
{
    /// <summary>Texts in UTF-8.</summary>
    Text,

    /// <summary>Yes or no.</summary>
    Flag,

    /// <summary>Instants in UTC, in milliseconds.</summary>
    Instant,

    /// <summary>Exact numbers of 38 digits, of which a fixed number is behind the point.</summary>
    Decimal,

    /// <summary>Whole numbers of 64 bits.</summary>
    Count,

    /// <summary>Numbers with double precision.</summary>
    Number,
}
