namespace CampaignMetrics.Statistics;

/// <summary>What is known of a sample of numbers.</summary>
/// <param name="Count">How many; 0 or more.</param>
/// <param name="Mean">Their mean.</param>
/// <param name="Variance">The variance that they let expect of others: the sum of squared distances, divided by one less than their
/// count.</param>
internal readonly record struct Sample(long Count, double Mean, double Variance)
{
    /// <summary>The square of the mean's standard error.</summary>
    public double ErrorOfMean => Variance / Count;
}
