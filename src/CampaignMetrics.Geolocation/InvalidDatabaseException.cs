namespace CampaignMetrics.Geolocation;

/// <summary>
/// Thrown where a database file is corrupt, or is not a MaxMind DB file of format 2. The only exception that bad content causes.
/// </summary>
public sealed class InvalidDatabaseException : Exception
{
    /// <summary>An exception that says nothing more.</summary>
    public InvalidDatabaseException() : base("The database is not a valid MaxMind DB file.") { }

    /// <summary>An exception with a reason.</summary>
    /// <param name="message">What is wrong with the file.</param>
    public InvalidDatabaseException(string message) : base(message) { }

    /// <summary>An exception with a reason and its cause.</summary>
    /// <param name="message">What is wrong with the file.</param>
    /// <param name="innerException">What was thrown underneath.</param>
    public InvalidDatabaseException(string message, Exception innerException) : base(message, innerException) { }
}
