namespace Amazon.Route53.Model;

public class ChangeInfo
{
    public string? Id { get; set; }
    public ChangeStatus? Status { get; set; }
    public DateTime? SubmittedAt { get; set; }
    public string? Comment { get; set; }
}
