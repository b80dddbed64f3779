namespace Amazon.RDS.Model;

public class Event
{
    public string? SourceIdentifier { get; set; }
    public SourceType? SourceType { get; set; }
    public string? Message { get; set; }
    public List<string>? EventCategories { get; set; }
    public DateTime? Date { get; set; }
    public string? SourceArn { get; set; }
}
