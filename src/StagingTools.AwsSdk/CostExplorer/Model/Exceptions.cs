using System.Net;
using Amazon.Runtime;

namespace Amazon.CostExplorer.Model;

public class LimitExceededException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class BillExpirationException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class DataUnavailableException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class InvalidNextTokenException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class RequestChangedException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode);

public class ResourceNotFoundException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode)
{
    public string? ResourceName { get; set; }
}

public class BillingViewHealthStatusException(
    string message,
    Exception? innerException = null,
    ErrorType errorType = ErrorType.Unknown,
    string? errorCode = null,
    string? requestId = null,
    HttpStatusCode statusCode = default)
    : AmazonCostExplorerException(message, innerException, errorType, errorCode, requestId, statusCode);
