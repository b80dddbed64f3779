namespace Amazon.ECR.Model;

public class ImageScanStatus
{
    public ScanStatus? Status { get; set; }
    public string? Description { get; set; }
}
