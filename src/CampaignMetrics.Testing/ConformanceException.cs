namespace CampaignMetrics.Testing;

/// <summary>A store breaks a promise of its port.</summary>
public sealed class ConformanceException : Exception
{
    /// <summary>A broken promise.</summary>
    /// <param name="message">What is wrong, for the store's author.</param>
    public ConformanceException(string message) : base(message) { }

    /// <summary>A broken promise that an exception revealed.</summary>
    /// <param name="message">What is wrong, for the store's author.</param>
    /// <param name="innerException">The exception.</param>
    public ConformanceException(string message, Exception innerException) : base(message, innerException) { }
}
