namespace CampaignMetrics.Sqlite;

/// <summary>When SQLite waits for the disk: its <c>synchronous</c> setting.</summary>
/// <remarks>The end of the process loses nothing in either case. They differ when the machine loses power or its system crashes.</remarks>
public enum SqliteSynchronous
{
    /// <summary>At each append: what was acknowledged survives the loss of power, if the disk keeps what it says it has.</summary>
    Full,

    /// <summary>Now and then: faster, but the loss of power may take the last acknowledged appends. The file itself stays sound.</summary>
    Normal,
}
