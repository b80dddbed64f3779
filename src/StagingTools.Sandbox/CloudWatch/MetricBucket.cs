using System.Globalization;

namespace StagingTools.Sandbox.CloudWatch;

/// <summary>What was measured within a minute, a second, or a longer period that is put together from them.</summary>
internal sealed class MetricBucket
{
    // Percentiles need the values themselves; three digits of each are enough for them, and bound their number.
    private const int Digits = 3;

    private readonly SortedDictionary<double, double> _values = [];

    /// <summary>Lowest value.</summary>
    public double Minimum { get; private set; } = double.PositiveInfinity;

    /// <summary>Highest value.</summary>
    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>Sum of the values.</summary>
    public double Sum { get; private set; }

    /// <summary>Number of values.</summary>
    public double Count { get; private set; }

    /// <summary>Whether sets of statistics came in whose single values nobody knows.</summary>
    public bool IsBlurred { get; private set; }

    /// <summary>Adds a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="count">How often.</param>
    public void Add(double value, double count = 1)
    {
        if (count <= 0) return;
        Minimum = Math.Min(Minimum, value);
        Maximum = Math.Max(Maximum, value);
        Sum += value * count;
        Count += count;
        double rounded = double.Parse(value.ToString("G" + Digits, CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        _values[rounded] = _values.GetValueOrDefault(rounded) + count;
    }

    /// <summary>Adds a set of statistics.</summary>
    public void Add(double minimum, double maximum, double sum, double count)
    {
        // https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/cloudwatch_concepts.html#Percentiles
        if (minimum.Equals(maximum))
        {
            Add(minimum, count);
            return;
        }

        Minimum = Math.Min(Minimum, minimum);
        Maximum = Math.Max(Maximum, maximum);
        Sum += sum;
        Count += count;
        IsBlurred = true;
    }

    /// <summary>Adds another bucket.</summary>
    public void Add(MetricBucket other)
    {
        Minimum = Math.Min(Minimum, other.Minimum);
        Maximum = Math.Max(Maximum, other.Maximum);
        Sum += other.Sum;
        Count += other.Count;
        IsBlurred |= other.IsBlurred;
        foreach ((double value, double count) in other._values) _values[value] = _values.GetValueOrDefault(value) + count;
    }

    /// <summary>The value that a share of the values does not exceed; null where the values are not known.</summary>
    /// <param name="share">Between 0 and 1.</param>
    public double? Percentile(double share)
    {
        if (IsBlurred || Count <= 0) return null;
        double seen = 0;
        foreach ((double value, double count) in _values)
        {
            seen += count;
            if (seen >= share * Count - 1e-9) return Math.Clamp(value, Minimum, Maximum);
        }

        return Maximum;
    }

    /// <summary>The average of the lowest share of the values; null where the values are not known.</summary>
    /// <param name="share">Between 0 and 1.</param>
    public double? TrimmedMean(double share)
    {
        if (IsBlurred || Count <= 0) return null;
        double left = Math.Max(1, Math.Floor((share * Count) + 1e-9));
        double taken = left;
        double sum = 0;
        foreach ((double value, double count) in _values)
        {
            double part = Math.Min(left, count);
            sum += value * part;
            left -= part;
            if (left <= 0) break;
        }

        return sum / (taken - Math.Max(0, left));
    }
}
