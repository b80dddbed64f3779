namespace Amazon.RDS.Model;

public class RestoreWindow
{
    public DateTime? EarliestTime { get; set; }
    public DateTime? LatestTime { get; set; }
}
